package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A remote desktop client for one host, in a window of its own that stays when this program ends. */
public final class Connect implements DeskFix {
    private static final FixSheet SHEET = new FixSheet(
            "connect",
            "Connect",
            "Starts the remote desktop client of this computer for the host.",
            Risk.HARMLESS,
            List.of(),
            false);

    private final OwnComputer computer;

    Connect(OwnComputer computer) {
        this.computer = computer;
    }

    static Connect ofThisComputer() {
        return new Connect(OwnComputer.here());
    }

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public boolean forOneHost() {
        return true;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InputException, InterruptedException {
        List<String> command = command(host);
        Change change = new Change("client for " + host.label(), "", String.join(" ", command));
        return switch (action) {
            case PLAN -> DeskReports.of(State.WOULD_CHANGE, "", change);
            case APPLY -> {
                Optional<Integer> ended = computer.start(command);
                yield ended.isPresent()
                        ? DeskReports.of(
                                State.FAILED, command.getFirst() + " ended at once, with " + ended.get(), change)
                        : DeskReports.of(State.CHANGED, "started " + command.getFirst(), change);
            }
            case UNDO, CONFIRM -> DeskReports.notBack();
        };
    }

    /** Every argument begins with what it is, so that no name can be taken for an option. */
    private List<String> command(Host host) throws InputException {
        String address = OwnComputer.address(host);
        return switch (computer.platform()) {
            case WINDOWS ->
                List.of(computer.needed("mstsc", "is it in System32?").toString(), "/v:" + address);
            case MAC ->
                List.of(
                        computer.needed("open", "it comes with macOS").toString(),
                        "rdp://full%20address=s:" + address.replace("%", "%25"));
            case OTHER -> free(address);
        };
    }

    /** Those that ask for a password in a window first. */
    private List<String> free(String address) throws InputException {
        Optional<Path> remmina = computer.program("remmina");
        if (remmina.isPresent()) {
            return List.of(remmina.get().toString(), "-c", "rdp://" + address);
        }
        List<String> names = new ArrayList<>(List.of("sdl-freerdp3", "sdl-freerdp", "xfreerdp3", "xfreerdp"));
        names.addAll(computer.wayland() ? 2 : names.size(), List.of("wlfreerdp3", "wlfreerdp"));
        for (String name : names) {
            Optional<Path> program = computer.program(name);
            if (program.isPresent()) {
                return List.of(program.get().toString(), "/v:" + address);
            }
        }
        throw new InputException("there is no remote desktop client on this computer: install FreeRDP or Remmina");
    }
}
