package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.Introductions.Shown;
import dev.rollcall.remote.TrustVerdict;
import java.util.List;
import java.util.Optional;

/** Approves what hosts show, one after the other, where a person or a fingerprint says so. For one thread. */
final class Approving {
    private final Surroundings surroundings;
    private final TrustParts parts;
    private final Fingerprints wanted;
    private boolean all = true;
    private boolean unasked;

    Approving(Surroundings surroundings, TrustParts parts, Fingerprints wanted) {
        this.surroundings = surroundings;
        this.parts = parts;
        this.wanted = wanted;
    }

    void failed(Host host, String why) {
        all = false;
        surroundings.complain(why.startsWith(host.name()) ? why : host.name() + " " + why);
    }

    /** @param shown empty where that was complained of already */
    void next(Host host, Optional<List<Shown>> shown) throws InputException {
        if (shown.isEmpty()) {
            return;
        }
        List<Shown> some =
                shown.get().stream().filter(one -> one.shown().isPresent()).toList();
        if (some.isEmpty()) {
            failed(host, "showed neither a key nor a certificate: " + problems(shown.get()));
        }
        for (Shown one : some) {
            decide(host, one, one.shown().orElseThrow());
        }
    }

    private static String problems(List<Shown> shown) {
        return shown.isEmpty()
                ? "none of its ways in has one; --access ssh or winrm-https says where to look"
                : String.join(
                        "; ",
                        shown.stream()
                                .map(one -> one.way().key() + " (" + one.port() + "): " + one.problem())
                                .toList());
    }

    private void decide(Host host, Shown one, HostIdentity identity) throws InputException {
        if (one.verdict() instanceof TrustVerdict.Changed changed && changed.isRevoked()) {
            all = false;
            tell(host, one, identity, "not approved: it is revoked in known_hosts beside the store");
        } else if (wanted.areSaid() && !wanted.include(identity.fingerprint())) {
            all = false;
            boolean before = one.verdict() instanceof TrustVerdict.Trusted;
            tell(
                    host,
                    one,
                    identity,
                    (before ? "was approved before" : "not approved") + ": --fingerprint says another");
        } else if (one.verdict() instanceof TrustVerdict.Trusted) {
            tell(host, one, identity, "is approved already");
        } else if (wanted.areSaid()) {
            approve(host, one, identity);
        } else {
            ask(host, one, identity);
        }
    }

    private void ask(Host host, Shown one, HostIdentity identity) throws InputException {
        String before = one.verdict() instanceof TrustVerdict.Changed(String approved)
                ? " Approved so far is " + approved + "."
                : "";
        Optional<Boolean> agreed = parts.question().agreed(line(host, one, identity) + "." + before + " Approve it?");
        if (agreed.orElse(false)) {
            approve(host, one, identity);
            return;
        }
        all = false;
        unasked |= agreed.isEmpty();
        tell(host, one, identity, before.isEmpty() ? "not approved" : "not approved:" + before);
    }

    private void approve(Host host, Shown one, HostIdentity identity) throws InputException {
        try {
            parts.approved().approve(host.name(), one.port(), identity);
        } catch (IllegalArgumentException noName) {
            throw new InputException(
                    host.name() + " can't be approved: its name has characters that no such file can hold", noName);
        }
        tell(host, one, identity, "approved");
    }

    private void tell(Host host, Shown one, HostIdentity identity, String what) {
        surroundings
                .out()
                .println(String.join(
                        "\t",
                        PlainText.line(host.name()),
                        one.way().key() + " (" + one.port() + ")",
                        identity.fingerprint(),
                        what));
    }

    private static String line(Host host, Shown one, HostIdentity identity) {
        String what = switch (identity.kind()) {
            case SSH_HOST_KEY -> "the key " + identity.algorithm();
            case CERTIFICATE -> "a certificate with SHA-256";
        };
        return PlainText.line(host.name()) + " shows by " + one.way().key() + " (" + one.port() + ") " + what + " "
                + identity.fingerprint();
    }

    /** Whether everything is approved now. */
    boolean end() {
        if (unasked) {
            surroundings.complain("nobody can be asked here: --fingerprint SHA256:… approves what has just that one");
        }
        return all;
    }
}
