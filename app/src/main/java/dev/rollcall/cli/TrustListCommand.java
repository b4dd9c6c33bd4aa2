package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.Approval;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is approved. Needs no passphrase: it tells no secret. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the SSH keys and certificates that are approved, with their fingerprints and since when.")
final class TrustListCommand implements Callable<Integer> {
    private static final List<String> HEADINGS = List.of("host", "port", "kind", "algorithm", "fingerprint", "since");

    private final RollcallCommand root;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    TrustListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, JsonProcessingException {
        List<Approval> approved = root.trustParts().approved().list();
        format.print(
                root.surroundings().out(),
                HEADINGS,
                approved.stream().map(TrustListCommand::things).toList());
        if (approved.isEmpty()) {
            root.surroundings().complain("nothing is approved yet: rollcall trust approve HOST");
        }
        return Commands.DONE;
    }

    private static List<@Nullable Object> things(Approval one) {
        ApprovedHost host = ApprovedHost.of(one);
        return ListFormat.row(
                host.name(),
                host.port().isPresent() ? host.port().getAsInt() : null,
                kind(one),
                switch (one.kind()) {
                    case SSH_HOST_KEY -> one.algorithm();
                    case CERTIFICATE -> null;
                },
                one.fingerprint(),
                one.since().map(Instant::toString).orElse(null));
    }

    static String kind(Approval one) {
        return switch (one.kind()) {
            case SSH_HOST_KEY -> "ssh-key";
            case CERTIFICATE -> "certificate";
        };
    }
}
