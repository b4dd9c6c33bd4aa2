package dev.rollcall.launch;

import dev.rollcall.campaign.CampaignParts;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.FleetCampaigns;
import dev.rollcall.campaign.HostEntry;
import dev.rollcall.campaign.Pace;
import dev.rollcall.campaign.Timings;
import dev.rollcall.cli.Acting;
import dev.rollcall.cli.ConsoleAgreement;
import dev.rollcall.cli.ConsoleQuestion;
import dev.rollcall.cli.CredentialParts;
import dev.rollcall.cli.DoorTrial;
import dev.rollcall.cli.LogonPlan;
import dev.rollcall.cli.OpenStore;
import dev.rollcall.cli.TrustParts;
import dev.rollcall.cli.Workbench;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.AddressProbes;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.AccessProbe;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.probe.access.JumpEntry;
import dev.rollcall.probe.dns.DnsProbe;
import dev.rollcall.probe.gateway.ChainTrust;
import dev.rollcall.probe.gateway.GatewayProbe;
import dev.rollcall.probe.inside.InsideProbes;
import dev.rollcall.probe.inside.InsideScripts;
import dev.rollcall.probe.tls.TlsEngines;
import dev.rollcall.remote.Introductions;
import dev.rollcall.remote.Logon;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.StopsFile;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.ssh.SshTransport;
import dev.rollcall.store.StandardFolder;
import dev.rollcall.store.Store;
import dev.rollcall.sweep.FleetSweeper;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.SweepParts;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.Sweeper;
import dev.rollcall.vault.VaultFile;
import dev.rollcall.vault.keyring.Keyrings;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Puts the concrete parts together, by hand. */
final class Wiring implements Workbench {
    private final Map<Path, LogonGuard> guards = new HashMap<>();
    private final List<Transports> inUse = new CopyOnWriteArrayList<>();
    private final Map<Trust, Transports> trusting = new ConcurrentHashMap<>();
    private final ChainTrust authorities = ChainTrust.ofThisComputer();
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Timings timings;

    Wiring() {
        this(Timings.USUAL);
    }

    /** @param timings of campaigns */
    Wiring(Timings timings) {
        this.timings = timings;
    }

    @Override
    public void prepare() {
        Thread.ofPlatform().daemon().name("prepare").start(SshTransport::prepare);
    }

    @Override
    public Sweeper sweeper(Policy policy, Rounds rounds, InsideLooks inside) {
        DnsProbe names = DnsProbe.standard();
        TlsEngines engines = TlsEngines.best();
        AddressProbes addresses = new AddressProbes(engines, clock);
        GatewayProbe gateways = new GatewayProbe(names::look, engines, authorities, clock);
        return new FleetSweeper(new SweepParts(
                names::look,
                talking -> addresses.within(talking)::look,
                gateways::look,
                inside,
                new Judge(policy)::judge,
                rounds,
                clock));
    }

    @Override
    public InsideLooks insideLooks(LogonPlan plan, Optional<String> named) throws InputException {
        return new SweptInside(access(plan, named));
    }

    @Override
    public OpenStore open(Optional<String> named) throws InputException {
        return new Opened(this, store(named), named);
    }

    @Override
    public boolean hasStore(Optional<String> named) {
        return Store.isIn(named.orElseGet(() -> StandardFolder.here().toString()));
    }

    @Override
    public CredentialParts credentialParts(Optional<String> named) throws InputException {
        return new CredentialParts(
                VaultFile.in(folder(named)),
                new ConsoleQuestion(),
                Keyrings.here(),
                new DoorTrial(plan -> access(plan, named)),
                new GuardStops(guard(named)));
    }

    @Override
    public TrustParts trustParts(Optional<String> named) throws InputException {
        TrustStore approved = new TrustStore(folder(named), clock);
        return new TrustParts(
                approved,
                // A guard of its own: no credential is used.
                new Introductions(
                        approved,
                        trust -> Transports.trusting(trust, new LogonGuard()).doors()),
                new ConsoleAgreement());
    }

    /**
     * Bulk fixes over what a store keeps: one of these for each store that is open.
     *
     * @param plan of the looks before and after; both need all checks of the host itself
     */
    Campaigns campaigns(Store store, Policy policy, SweepPlan plan, InsideLooks inside, HostEntry entry) {
        CampaignParts.Looking looking = new CampaignParts.Looking(
                sweeper(policy, store.rounds(), new LastingInside(inside)),
                new SweepPlan(SweepPlan.HOST_ALONE, plan.probing(), plan.hostsAtOnce(), plan.deadline()),
                new Judge(policy)::judge);
        return new FleetCampaigns(new CampaignParts(
                looking,
                new CampaignParts.Acting(Fixes.standard(), entry),
                new CampaignParts.Books(store.journal(), store.sights(), store.hosts()),
                Pace.real(clock).with(timings)));
    }

    /** Gateways whose certificate is by this authority are taken as clients of it would. */
    void trustGatewaysOf(X509Certificate authority) {
        authorities.add(authority);
    }

    /** Bulk fixes at the command line. */
    Campaigns campaigns(Store store, Acting acting, Optional<String> named) throws InputException {
        AccessProbe access = access(acting.logon(), named);
        return campaigns(store, acting.policy(), acting.looking(), new SweptInside(access), new ActingEntry(access));
    }

    /** How the window logs on to hosts, to act there. */
    HostEntry entry(WindowVault vault, Trust trust, Hosts inventory) {
        return new ActingEntry(access(vault, trust, inventory));
    }

    /** One set for each that says who is trusted, however often something is tried. */
    private Transports trusting(Trust trust, LogonGuard guard) {
        return trusting.computeIfAbsent(trust, one -> kept(Transports.trusting(one, guard)));
    }

    private Transports kept(Transports transports) {
        inUse.add(transports);
        return transports;
    }

    @Override
    public void settle() {
        try {
            for (Transports transports : inUse) {
                transports.settle();
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private AccessProbe access(LogonPlan plan, Optional<String> named) throws InputException {
        return access(
                kept(Transports.of(plan, folder(named), guard(named))),
                plan.credentials(),
                plan.inventory(),
                plan.probing());
    }

    private AccessProbe access(
            Transports transports,
            CredentialChoice credentials,
            Function<String, Optional<Host>> inventory,
            ProbeSettings probing) {
        JumpNames names = new JumpNames(DnsProbe.standard(), probing);
        return new AccessProbe(
                new Logon(transports.doors(), probing.timeout()),
                Optional.of(new JumpEntry(transports.jumps(names, probing.timeout()), credentials, inventory)),
                credentials,
                new InsideProbes(new InsideScripts(), clock),
                clock);
    }

    private AccessProbe access(WindowVault vault, Trust trust, Hosts inventory) {
        return access(trusting(trust, vault.guard()), vault, inventory::named, SweepPlan.DEFAULT.probing());
    }

    /** One for each folder: it goes on with what was refused in earlier runs. */
    private synchronized LogonGuard guard(Optional<String> named) throws InputException {
        Path folder = folder(named);
        LogonGuard known = guards.get(folder);
        if (known == null) {
            known = new LogonGuard(StopsFile.in(folder, clock));
            guards.put(folder, known);
        }
        return known;
    }

    private static Path folder(Optional<String> named) throws InputException {
        return named.isPresent() ? Store.folder(named.get()) : StandardFolder.here();
    }

    Store store(Optional<String> named) throws InputException {
        return named.isPresent() ? Store.at(named.get()) : Store.open(StandardFolder.here());
    }

    /** Looks inside hosts for the window: with what is unlocked by then, into hosts that are approved by then. */
    InsideLooks insideLooks(WindowVault vault, Trust trust, Hosts inventory) {
        return new SweptInside(access(vault, trust, inventory));
    }

    /** Locked, if there is one at all. */
    WindowVault windowVault(Optional<String> named, Trust trust, Hosts inventory) throws InputException {
        LogonGuard guard = guard(named);
        return new WindowVault(
                VaultFile.in(folder(named)),
                guard,
                WindowKeyring.of(System.getProperty("os.name", ""), System.getenv()),
                new DoorTrial(
                        plan -> access(trusting(trust, guard), plan.credentials(), inventory::named, plan.probing())));
    }

    WindowTrust windowTrust(Optional<String> named) throws InputException {
        return new WindowTrust(new TrustStore(folder(named)));
    }

    StopRequests stopRequests(Optional<String> named) throws InputException {
        return StopRequests.in(folder(named));
    }

    Clock clock() {
        return clock;
    }

    @Override
    public boolean askedToStop(long campaign, String by, Optional<String> named) throws InputException {
        return StopRequests.in(folder(named)).ask(campaign, by);
    }

    private record Opened(Wiring wiring, Store store, Optional<String> named) implements OpenStore {
        @Override
        public Hosts hosts() {
            return store.hosts();
        }

        @Override
        public Gateways gateways() {
            return store.gateways();
        }

        @Override
        public Rounds rounds() {
            return store.rounds();
        }

        @Override
        public Campaigns campaigns(Acting acting) throws InputException {
            return new StoppableCampaigns(wiring.campaigns(store, acting, named), StopRequests.in(folder(named)));
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
