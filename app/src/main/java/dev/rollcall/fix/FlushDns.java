package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import java.util.List;
import java.util.Optional;

/** Names that lead to where a host used to be: it is the client that remembers, so it is this computer that has to forget. */
public final class FlushDns implements DeskFix {
    private static final FixSheet SHEET = new FixSheet(
            "flush-dns",
            "Empty the DNS cache",
            "Has this computer forget the addresses it remembers, so that it asks for them anew.",
            Risk.HARMLESS,
            List.of(FixParameter.needed(
                    "on", "whose cache: of this desk, or of the host", new Form.Choice(List.of("desk", "host")))),
            false);

    private final DnsCache cache;

    public FlushDns() {
        this(DnsCache.ofThisComputer());
    }

    FlushDns(DnsCache cache) {
        this.cache = cache;
    }

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return settings.text("on").filter("host"::equals).isPresent()
                ? Fit.not(
                        LeftOut.NOT_APPLICABLE,
                        "the cache that matters is that of the computer that looks for the host; the host's own only helps the"
                                + " host find others: say on=desk, or register-dns where the host's record is missing")
                : Fit.APPLIES;
    }

    @Override
    public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InterruptedException {
        Optional<List<String>> command = cache.command();
        if (command.isEmpty()) {
            return report(State.NOT_APPLICABLE, "this computer has no DNS cache that can be emptied", List.of());
        }
        return switch (action) {
            case PLAN -> report(State.WOULD_CHANGE, "", command.get());
            case APPLY ->
                cache.empty(command.get(), deadline)
                        .map(FixReport::failed)
                        .orElseGet(() -> report(State.CHANGED, "this computer asks for addresses anew", command.get()));
            case UNDO, CONFIRM -> report(State.REFUSED, "there is nothing to take back", List.of());
        };
    }

    private static FixReport report(State state, String because, List<String> command) {
        List<Change> changes = command.isEmpty()
                ? List.of()
                : List.of(new Change("DNS cache of this computer", "", "emptied by " + String.join(" ", command)));
        return new FixReport(state, because, changes, Optional.empty(), "", "", List.of());
    }
}
