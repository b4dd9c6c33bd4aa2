package dev.rollcall.cli;

import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.remote.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the hosts of one run are logged on to.
 *
 * @param knownHosts a file of SSH keys that are approved besides those of the store
 * @param trustNew whether hosts that nobody knows yet are approved at first sight
 * @param ways the better ones first
 * @param timeout of one connect
 */
public record LogonPlan(
        CredentialChoice credentials, Optional<Path> knownHosts, boolean trustNew, List<Way> ways, Duration timeout) {
    public LogonPlan {
        ways = List.copyOf(ways);
    }
}
