package dev.rollcall.fix;

import java.util.List;
import java.util.Optional;

/** All fixes there are, in the order in which they are listed. */
public final class Fixes {
    private final List<Fix> all;

    public Fixes(List<? extends Fix> all) {
        this.all = List.copyOf(all);
    }

    /** Those of this program: a new one is a line here. */
    public static Fixes standard() {
        return new Fixes(List.of(
                new RegenerateCertificate(),
                new BindCertificate(),
                new RepairKeyAccess(),
                new EnableRdp(),
                new StartServices(),
                new RestartServices(),
                new OpenFirewall(),
                new RequireNla(),
                new DisableNla(),
                new SetSecurityLayer(),
                new RepairTlsProtocols(),
                new FlushDns(),
                new RegisterDns(),
                new DisconnectSessions(),
                new LogOffSessions(),
                new MessageSessions(),
                new RestartHost(),
                new ResyncClock(),
                new AllowRemoteRpc(),
                new RunScript(),
                ClearSavedCredentials.ofThisComputer(),
                new WriteRdpFile(),
                Connect.ofThisComputer(),
                TrustIssuer.ofThisComputer()));
    }

    public List<Fix> all() {
        return all;
    }

    public Optional<Fix> of(String id) {
        return all.stream().filter(fix -> fix.id().equals(id)).findFirst();
    }
}
