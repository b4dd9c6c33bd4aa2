package dev.rollcall.cli;

import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.inventory.AccessText;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.CredentialChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which ways hosts are logged on to, and which are trusted; mixed into each command that logs on. */
final class WayOptions {
    /** Says that no jump host is to be gone through. */
    private static final String DIRECTLY = "none";

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "SSH keys to trust, in OpenSSH's form.")
    @Nullable
    Path knownHosts;

    @Option(names = "--trust-new", description = "Trust hosts that nobody knows yet, and remember them.")
    boolean trustNew;

    @Option(
            names = "--access",
            paramLabel = "LIST",
            description =
                    "Ways in, the better ones first: unless said, those that the host has in the inventory, or else"
                            + " winrm-https,winrm-http,ssh; with :PORT where it isn't the usual one.")
    @Nullable
    String access;

    @Option(
            names = "--jump",
            paramLabel = "HOST[:PORT]",
            description = "Go by SSH through this host, or none; unless said, through the one in the inventory.")
    @Nullable
    String jump;

    @Option(
            names = "--winrm-basic",
            description =
                    "Send passwords to WinRM as they are, through TLS (winrm-https only): for hosts that take nothing"
                            + " better.")
    boolean basic;

    /** @throws InputException where what was said can't be used */
    void check() throws InputException {
        List<Way> said = access == null ? Way.USUAL : ways(access);
        if (jump != null && !jump.equals(DIRECTLY)) {
            jump(jump);
        }
        if (basic && said.stream().noneMatch(way -> way.protocol() == Protocol.WINRM_HTTPS)) {
            throw new InputException("--winrm-basic sends passwords through TLS only, and --access " + access
                    + " has no winrm-https: add it, or leave --winrm-basic out");
        }
    }

    LogonPlan plan(CredentialChoice credentials, Function<String, Optional<Host>> inventory, ProbeSettings probing) {
        return new LogonPlan(credentials, inventory, Optional.ofNullable(knownHosts), trustNew, basic, probing);
    }

    /** Hosts as they are logged on to now: what is said here goes before what the inventory says. */
    List<Host> on(List<Host> hosts) throws InputException {
        if (access == null && jump == null) {
            return hosts;
        }
        List<Way> ways = access == null ? List.of() : ways(access);
        boolean directly = DIRECTLY.equals(jump);
        Access said = new Access(ways, jump == null || directly ? Optional.empty() : Optional.of(jump(jump)));
        return hosts.stream()
                .map(host ->
                        host.withAccess((directly ? new Access(host.access().ways(), Optional.empty()) : host.access())
                                .updatedBy(said)))
                .toList();
    }

    static List<Way> ways(String text) throws InputException {
        try {
            return Way.list(text);
        } catch (InputException why) {
            throw new InputException("--access: " + why.getMessage(), why);
        }
    }

    static Jump jump(String text) throws InputException {
        try {
            return AccessText.jump(text.strip());
        } catch (InputException why) {
            throw new InputException("--jump: " + why.getMessage(), why);
        }
    }
}
