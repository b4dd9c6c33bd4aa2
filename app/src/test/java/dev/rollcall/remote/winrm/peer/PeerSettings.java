package dev.rollcall.remote.winrm.peer;

import dev.rollcall.remote.winrm.ntlm.NtlmAccount;
import java.util.Map;
import java.util.Optional;

/**
 * What a host is like.
 *
 * @param faults by the last word of an action, such as {@code Create}: a code that answers it
 * @param tls where it speaks TLS
 * @param strict whether log-ons must be tied to the TLS channel
 */
public record PeerSettings(
        NtlmAccount account,
        String password,
        PeerProgram program,
        Misbehaviour misbehaviour,
        Map<String, Long> faults,
        Optional<PeerTls> tls,
        boolean strict) {

    /** A host that does as it should, where {@code LAB\admin} has the password {@code Pässw0rd!}. */
    public static PeerSettings ordinary(PeerProgram program) {
        return new PeerSettings(
                new NtlmAccount("admin", "LAB"),
                "Pässw0rd!",
                program,
                Misbehaviour.NONE,
                Map.of(),
                Optional.empty(),
                false);
    }

    public PeerSettings with(Misbehaviour other) {
        return new PeerSettings(account, password, program, other, faults, tls, strict);
    }

    public PeerSettings withFault(String action, long code) {
        return new PeerSettings(account, password, program, misbehaviour, Map.of(action, code), tls, strict);
    }

    public PeerSettings withTls(PeerTls other, boolean otherStrict) {
        return new PeerSettings(account, password, program, misbehaviour, faults, Optional.of(other), otherStrict);
    }
}
