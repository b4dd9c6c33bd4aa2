package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.Labels;
import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreGatewaysTest {
    private static final Gateway PLAIN = Gateway.named("gw-2");
    private static final Gateway NAMED = new Gateway("gw-2", 443, List.of("remote.example.net", "alt.example.net"));

    @TempDir
    Path folder = Path.of("");

    private Optional<Store> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(Store.open(folder));
    }

    @AfterEach
    void close() {
        opened.orElseThrow().close();
    }

    private Hosts hosts() {
        return opened.orElseThrow().hosts();
    }

    private Gateways gateways() {
        return opened.orElseThrow().gateways();
    }

    private static Host behind(String name, Gateway gateway) {
        return Host.named(name).withGateway(Optional.of(gateway));
    }

    private Optional<Gateway> gatewayOf(String name) {
        return hosts().named(name).orElseThrow().gateway();
    }

    @Test
    void aGatewayIsThereBeforeAnyHostAndAfterClosing() throws Exception {
        gateways().put(NAMED);
        gateways().put(new Gateway("gw-1", 8443, List.of()));
        close();
        open();
        assertEquals(
                List.of(new GatewayUse(new Gateway("gw-1", 8443, List.of()), 0), new GatewayUse(NAMED, 0)),
                gateways().all());
    }

    @Test
    void hostsShareOneAndSeeItsNamesChange() {
        hosts().put(List.of(behind("a", PLAIN), behind("b", PLAIN)));
        assertEquals(List.of(new GatewayUse(PLAIN, 2)), gateways().all());
        gateways().put(NAMED);
        assertEquals(Optional.of(NAMED), gatewayOf("a"));
        assertEquals(Optional.of(NAMED), gatewayOf("b"));
        assertEquals(Optional.of(new GatewayUse(NAMED, 2)), gateways().like(PLAIN));
    }

    @Test
    void whatAHostSaysOfItsGatewayIsOldNews() {
        Host host = behind("a", PLAIN);
        hosts().put(List.of(host));
        gateways().put(NAMED);
        Host labelled = host.withLabels(new Labels("Berlin", "", Labels.NONE.tags(), ""));
        assertEquals(
                Optional.of(NAMED), hosts().put(List.of(labelled)).getFirst().gateway());
        assertEquals(Optional.of(NAMED), gatewayOf("a"));
    }

    @Test
    void aHostKeepsItsGatewayUnlessItIsTakenAway() {
        Host host = behind("a", NAMED);
        hosts().put(List.of(host));
        Host again = Host.named("a").withLabels(new Labels("Berlin", "", Labels.NONE.tags(), ""));
        assertEquals(Optional.of(NAMED), hosts().put(List.of(again)).getFirst().gateway());
        assertEquals(Optional.of(NAMED), gatewayOf("a"));
        hosts().put(List.of(host.withGateway(Optional.empty())));
        assertEquals(Optional.empty(), gatewayOf("a"));
        assertEquals(List.of(new GatewayUse(NAMED, 0)), gateways().all());
    }

    @Test
    void oneThatIsRenamedKeepsItsHosts() {
        hosts().put(List.of(behind("a", NAMED)));
        gateways().put(new Gateway("gw-1", 443, List.of()));
        Gateway moved = new Gateway("gw-3", 8443, List.of("remote.example.net"));
        assertFalse(gateways().change(NAMED, Gateway.named("gw-1")));
        assertFalse(gateways().change(Gateway.named("gw-9"), moved));
        assertEquals(Optional.of(NAMED), gatewayOf("a"));
        assertTrue(gateways().change(NAMED, moved));
        assertEquals(Optional.of(moved), gatewayOf("a"));
        assertTrue(gateways().change(moved, new Gateway("gw-3", 8443, List.of())));
        assertEquals(List.of(), gatewayOf("a").orElseThrow().otherNames());
    }

    @Test
    void oneThatIsRemovedIsTakenFromItsHosts() {
        hosts().put(List.of(behind("a", NAMED), behind("b", Gateway.named("gw-1"))));
        gateways().remove(PLAIN);
        assertEquals(Optional.empty(), gatewayOf("a"));
        assertEquals(Optional.of(Gateway.named("gw-1")), gatewayOf("b"));
        assertEquals(1, gateways().all().size());
    }

    @Test
    void manyHostsBehindManyGatewaysComeBackAsTheyWere() {
        List<Host> many = IntStream.range(0, 2500)
                .mapToObj(index -> behind(
                        String.format("h%04d", index), new Gateway("gw-" + index % 40, 443, List.of("n" + index % 40))))
                .toList();
        assertEquals(many, hosts().put(many));
        assertEquals(many, hosts().all());
        assertEquals(40, gateways().all().size());
        assertTrue(gateways().all().stream().allMatch(use -> use.hosts() >= 62));
    }

    @Test
    void oneNameAtTwoPortsIsTwo() {
        hosts().put(List.of(behind("a", PLAIN), behind("b", new Gateway("gw-2", 8443, List.of()))));
        assertEquals(
                List.of("gw-2", "gw-2:8443"),
                gateways().all().stream().map(use -> use.gateway().label()).toList());
        assertEquals(8443, gatewayOf("b").orElseThrow().port());
    }
}
