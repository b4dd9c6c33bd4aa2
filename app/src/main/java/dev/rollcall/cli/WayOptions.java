package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which ways hosts are logged on to, and which are trusted; mixed into each command that logs on. */
final class WayOptions {
    @Option(names = "--known-hosts", paramLabel = "FILE", description = "SSH keys to trust, in OpenSSH's form.")
    @Nullable
    Path knownHosts;

    @Option(names = "--trust-new", description = "Trust hosts that nobody knows yet, and remember them.")
    boolean trustNew;

    @Option(
            names = "--access",
            paramLabel = "LIST",
            description = "Ways in, the better ones first: winrm-https,winrm-http,ssh unless said; with :PORT where it"
                    + " isn't the usual one.")
    @Nullable
    String access;

    /** @param timeout of one connect */
    LogonPlan plan(CredentialChoice credentials, Duration timeout) throws InputException {
        return new LogonPlan(credentials, Optional.ofNullable(knownHosts), trustNew, ways(), timeout);
    }

    private List<Way> ways() throws InputException {
        if (access == null) {
            return Way.USUAL;
        }
        List<Way> ways = new ArrayList<>();
        for (String part : access.split(",", -1)) {
            String[] words = part.strip().toLowerCase(Locale.ROOT).split(":", 2);
            TransportKind kind = TransportKind.ofKey(words[0])
                    .orElseThrow(() -> new InputException("--access: there is no way \"" + words[0]
                            + "\" into a host: use winrm-https, winrm-http, ssh"));
            ways.add(new Way(kind, words.length == 1 ? kind.port() : Words.port(words[1], "--access " + part)));
        }
        return ways;
    }
}
