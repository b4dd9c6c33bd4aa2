package dev.rollcall.diagnosis;

import java.util.List;
import java.util.Optional;

/** All causes there are, in the order of the catalogue. */
public final class Causes {
    private final List<Cause> all;

    public Causes(List<? extends Cause> all) {
        this.all = List.copyOf(all);
    }

    /** Those of this program: a new one is a line here. */
    public static Causes standard() {
        return new Causes(List.of(
                new DnsUnresolved(),
                new DnsWrongMachine(),
                new HostDown(),
                new FilteredOnPath(),
                new HostFirewall(),
                new RdpDisabled(),
                new ListenerBroken(),
                new ServiceStopped(),
                new ServiceHung(),
                new PortDiffers(),
                new PortTaken(),
                new CertificateExpired(),
                new PrivateKeyUnreadable(),
                new CertificateBindingBroken(),
                new CertificateNameDiffers(),
                new CertificateUntrusted(),
                new CertificateWeak(),
                new TlsVersionMismatch(),
                new SecurityLayerMismatch(),
                new NlaNoAuthority(),
                new CredSspOracle(),
                new NtlmRestricted(),
                new UserNotAllowed(),
                new EncryptionLevel(),
                new ConnectionLimit(),
                new StuckSessions(),
                new Licensing(),
                new LogonsDisabled(),
                new Gateway(),
                new Broker(),
                new Middlebox(),
                new AttackLoad(),
                new UdpTransport(),
                new HalfAlive(),
                new ClientSide(),
                new PolicyDrift(),
                new ThirdPartySoftware(),
                new LinkLossy()));
    }

    public List<Cause> all() {
        return all;
    }

    public Optional<Cause> of(String id) {
        return all.stream().filter(cause -> cause.id().equals(id)).findFirst();
    }
}
