package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.CredentialChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the hosts of one run are logged on to.
 *
 * @param inventory what is known of a host by its name: of jump hosts, which need not be looked at themselves
 * @param knownHosts a file of SSH keys that are approved besides those of the store
 * @param trustNew whether hosts that nobody knows yet are approved at first sight
 * @param basic whether passwords are sent to WinRM as they are, through TLS
 * @param probing the timeout of one connect, and who is asked for the addresses of jump hosts
 */
public record LogonPlan(
        CredentialChoice credentials,
        Function<String, Optional<Host>> inventory,
        Optional<Path> knownHosts,
        boolean trustNew,
        boolean basic,
        ProbeSettings probing) {}
