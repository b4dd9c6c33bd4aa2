package dev.rollcall.remote.ssh;

import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Asks whether the key that a host shows is its own, before anything else is said to it; remembers what was wrong. */
final class HostKeyCheck implements HostKeyVerifier {
    private final Trust trust;
    private final RemoteTarget target;
    private volatile Optional<RemoteException> objection = Optional.empty();

    HostKeyCheck(Trust trust, RemoteTarget target) {
        this.trust = trust;
        this.target = target;
    }

    Optional<RemoteException> objection() {
        return objection;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        String algorithm = KeyType.fromKey(key).toString();
        byte[] wire = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        HostIdentity shown = new HostIdentity(
                HostIdentity.Kind.SSH_HOST_KEY, algorithm, Base64.getEncoder().encodeToString(wire));
        TrustVerdict verdict = trust.judge(target.name(), target.address().getPort(), shown);
        String seen = algorithm + " " + shown.fingerprint();
        objection = switch (verdict) {
            case Trusted _ -> Optional.empty();
            case NotApproved _ ->
                untrusted(
                        "its key is not approved: " + seen
                                + "; compare it with what the host itself says, then approve it, or accept new keys with --trust-new");
            case Changed(String approved) ->
                untrusted("its key has changed: approved is " + approved + ", it shows " + seen
                        + "; if the host was set up anew, forget the old key and approve this one;"
                        + " if not, somebody may be in between");
        };
        return objection.isEmpty();
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        Set<String> approved =
                trust.approvedAlgorithms(target.name(), target.address().getPort());
        // One RSA key serves three signature algorithms (RFC 8332).
        return approved.contains("ssh-rsa")
                ? Stream.concat(approved.stream(), Stream.of("rsa-sha2-512", "rsa-sha2-256"))
                        .toList()
                : List.copyOf(approved);
    }

    private static Optional<RemoteException> untrusted(String message) {
        return Optional.of(new RemoteException(Problem.UNTRUSTED, message));
    }
}
