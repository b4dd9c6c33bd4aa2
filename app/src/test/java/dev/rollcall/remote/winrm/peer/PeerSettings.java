package dev.rollcall.remote.winrm.peer;

import dev.rollcall.remote.winrm.kerberos.KerberosHost;
import dev.rollcall.remote.winrm.ntlm.NtlmAccount;
import java.util.Map;
import java.util.Optional;

/**
 * What a host is like.
 *
 * @param faults by the last word of an action, such as {@code Create}: a code that answers it
 * @param tls where it speaks TLS
 * @param strict whether log-ons must be tied to the TLS channel
 * @param kerberos where it takes tickets, too
 */
public record PeerSettings(
        NtlmAccount account,
        String password,
        PeerProgram program,
        Misbehaviour misbehaviour,
        Map<String, Long> faults,
        Optional<PeerTls> tls,
        boolean strict,
        Optional<KerberosHost> kerberos) {

    /** A host that does as it should, where {@code LAB\admin} has the password {@code Pässw0rd!}. */
    public static PeerSettings ordinary(PeerProgram program) {
        return new PeerSettings(
                new NtlmAccount("admin", "LAB"),
                "Pässw0rd!",
                program,
                Misbehaviour.NONE,
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    public PeerSettings with(Misbehaviour other) {
        return new PeerSettings(account, password, program, other, faults, tls, strict, kerberos);
    }

    public PeerSettings withFault(String action, long code) {
        return new PeerSettings(account, password, program, misbehaviour, Map.of(action, code), tls, strict, kerberos);
    }

    public PeerSettings withTls(PeerTls other, boolean otherStrict) {
        return new PeerSettings(
                account, password, program, misbehaviour, faults, Optional.of(other), otherStrict, kerberos);
    }

    public PeerSettings withKerberos(KerberosHost host) {
        return new PeerSettings(account, password, program, misbehaviour, faults, tls, strict, Optional.of(host));
    }
}
