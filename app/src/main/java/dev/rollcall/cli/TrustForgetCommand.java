package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.Approval;
import dev.rollcall.remote.TrustStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes approvals back. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forgets what is approved for hosts: they are not logged on to until they are approved again.")
final class TrustForgetCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "HOST[:PORT]",
            description = "As trust list shows them; the port is that of SSH or WinRM, and any unless said.")
    List<String> hosts = new ArrayList<>();

    TrustForgetCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        TrustStore approved = root.trustParts().approved();
        Set<Approval> unwanted = new LinkedHashSet<>();
        for (String host : hosts) {
            unwanted.addAll(of(approved, host));
        }
        approved.forget(unwanted);
        for (Approval one : unwanted) {
            root.surroundings()
                    .out()
                    .println(String.join(
                            "\t",
                            PlainText.line(one.host()),
                            TrustListCommand.kind(one),
                            one.fingerprint(),
                            "forgotten"));
        }
        return Commands.DONE;
    }

    private static List<Approval> of(TrustStore approved, String said) throws InputException {
        ApprovedHost host = ApprovedHost.written(said);
        List<Approval> exactly = approved.list().stream()
                .filter(one ->
                        one.host().equalsIgnoreCase(said.strip()) && one.host().matches(".*[|*?!,].*"))
                .toList();
        List<Approval> found = exactly.isEmpty() ? approved.of(host.name(), host.port()) : exactly;
        if (found.isEmpty()) {
            throw new InputException("nothing is approved for " + PlainText.line(said)
                    + ", so nothing was forgotten (see: rollcall trust list)");
        }
        return found;
    }
}
