package dev.rollcall.launch;

import dev.rollcall.cli.LogonPlan;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.Door;
import dev.rollcall.remote.FirstSightTrust;
import dev.rollcall.remote.HostNames;
import dev.rollcall.remote.JumpLogon;
import dev.rollcall.remote.KnownHostsTrust;
import dev.rollcall.remote.LayeredTrust;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.ssh.SshTransport;
import dev.rollcall.remote.winrm.WinRmTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ways into hosts, put together for one run; each transport is made once, when a way first needs it. Safe for many threads. */
final class Transports {
    /** As long as it takes to delete a shell on a host that answers. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Trust trust;
    private final boolean basic;
    private final LogonGuard guard;
    private final Map<TransportKind, Transport> made = new EnumMap<>(TransportKind.class);

    private Transports(Trust trust, boolean basic, LogonGuard guard) {
        this.trust = trust;
        this.basic = basic;
        this.guard = guard;
    }

    /**
     * @param folder of the store: what people have approved is kept there
     * @throws InputException where the file of known hosts can't be read
     */
    static Transports of(LogonPlan plan, Path folder, LogonGuard guard) throws InputException {
        TrustStore approved = new TrustStore(folder);
        List<Trust> layers = new ArrayList<>(List.of(approved));
        if (plan.knownHosts().isPresent()) {
            layers.add(knownHosts(plan.knownHosts().get()));
        }
        Trust known = new LayeredTrust(layers);
        return new Transports(plan.trustNew() ? new FirstSightTrust(known, approved) : known, plan.basic(), guard);
    }

    private static Trust knownHosts(Path file) throws InputException {
        try {
            return KnownHostsTrust.read(file);
        } catch (InputException wrong) {
            throw new InputException("--known-hosts " + wrong.getMessage(), wrong);
        }
    }

    /** For one that asks somebody else which hosts are trusted. */
    static Transports trusting(Trust trust, LogonGuard guard) {
        return new Transports(trust, false, guard);
    }

    /** Each behind its usual port. */
    List<Door> doors() {
        return Arrays.stream(TransportKind.values())
                .map(kind -> Door.usual(transport(kind)))
                .toList();
    }

    /** Waits a moment for what is still being cleaned up on hosts: before the program ends. */
    void settle() throws InterruptedException {
        List<Transport> all;
        synchronized (made) {
            all = List.copyOf(made.values());
        }
        for (Transport transport : all) {
            if (transport instanceof WinRmTransport winRm) {
                winRm.settle(MOMENT);
            }
        }
    }

    /** @param names of jump hosts */
    JumpLogon jumps(HostNames names, Duration timeout) {
        return new JumpLogon(transport(TransportKind.SSH), names, timeout);
    }

    private Transport transport(TransportKind kind) {
        synchronized (made) {
            return made.computeIfAbsent(kind, this::make);
        }
    }

    private Transport make(TransportKind kind) {
        return switch (kind) {
            case SSH -> SshTransport.with(trust, guard, System.getenv());
            case WINRM_HTTP -> WinRmTransport.http(guard);
            case WINRM_HTTPS -> WinRmTransport.https(trust, guard, basic);
        };
    }
}
