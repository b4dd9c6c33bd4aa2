package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Behind;
import dev.rollcall.demo.FleetList.Member;
import dev.rollcall.demo.Persona.Naming;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A fleet of simulated hosts on this computer's loopback, with the real protocols and every fault that the checks know:
 * a name server, and for each host a listener that speaks X.224, TLS and CredSSP. Runs until closed.
 */
public final class DemoFleet implements AutoCloseable {
    private final List<Host> hosts;
    private final List<Listener> listeners;
    private final Map<Behind, DemoGateway> gateways;
    private final NameServer names;

    private DemoFleet(
            List<Host> hosts, List<Listener> listeners, Map<Behind, DemoGateway> gateways, NameServer names) {
        this.hosts = List.copyOf(hosts);
        this.listeners = List.copyOf(listeners);
        this.gateways = new EnumMap<>(gateways);
        this.names = names;
    }

    /** Starts it. Takes about half a second, most of it for making keys. */
    public static DemoFleet start() throws IOException {
        List<Host> hosts = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        Map<Behind, DemoGateway> gateways = new EnumMap<>(Behind.class);
        Zone zone = new Zone();
        try {
            Authority authority = new Authority(Instant.now());
            for (Behind behind : Behind.values()) {
                DemoGateway gateway =
                        new DemoGateway(behind.mode(), behind.names(), authority, address(1, 1 + gateways.size()));
                gateways.put(behind, gateway);
                for (String name : behind.names()) {
                    zone.add(name, gateway.address());
                }
            }
            for (Member member : FleetList.members()) {
                InetAddress address = address(0, 10 + member.number());
                Listener listener = new Listener(member, address, new Listener.Handshakes(authority, member));
                listeners.add(listener);
                zone.add(member, address);
                Optional<Gateway> gateway =
                        FleetList.behind(member).map(gateways::get).map(DemoGateway::gateway);
                hosts.add(host(member, listener.port()).withGateway(gateway));
            }
            return new DemoFleet(hosts, listeners, gateways, NameServer.start(zone));
        } catch (IOException | GeneralSecurityException failed) {
            listeners.forEach(Listener::close);
            gateways.values().forEach(DemoGateway::close);
            throw new IOException("the simulated fleet can't be started: " + failed.getMessage(), failed);
        }
    }

    /** An address of its own where the system has all of 127.0.0.0/8 (Linux, Windows); otherwise the one loopback address. */
    private static InetAddress address(int third, int fourth) throws IOException {
        InetAddress own = InetAddress.getByAddress(new byte[] {127, 77, (byte) third, (byte) fourth});
        try (ServerSocket probe = new ServerSocket(0, 1, own)) {
            return probe.getInetAddress();
        } catch (IOException notOurs) {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        }
    }

    private static Host host(Member member, int port) throws IOException {
        Optional<InetAddress> expected = member.persona().naming() == Naming.WRONG_ADDRESS
                ? Optional.of(InetAddress.getByAddress(new byte[] {10, 77, 0, (byte) member.number()}))
                : Optional.empty();
        Labels labels = new Labels(member.site(), "windows", new TreeSet<>(List.of("demo", member.tag())), "simulated");
        UUID id = UUID.nameUUIDFromBytes(member.name().getBytes(StandardCharsets.UTF_8));
        return new Host(new HostId(id), member.name(), port, expected, labels);
    }

    /** All hosts, the ports as they are in this run. */
    public List<Host> hosts() {
        return hosts;
    }

    /** The name server that knows them. */
    public InetSocketAddress resolver() {
        return names.address();
    }

    /** Who has issued the certificates: clients of these gateways trust it. */
    public X509Certificate authority() {
        return gateways.values().iterator().next().authority();
    }

    @Override
    public void close() {
        names.close();
        gateways.values().forEach(DemoGateway::close);
        listeners.forEach(Listener::close);
    }
}
