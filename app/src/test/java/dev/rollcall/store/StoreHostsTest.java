package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.inventory.Hosts;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreHostsTest {
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

    private static Labels labels(String site, String system, String notes, String... tags) {
        return new Labels(site, system, new TreeSet<>(Set.of(tags)), notes);
    }

    @Test
    void hostsComeBackAsTheyWereAfterClosing() throws Exception {
        Host one = new Host(
                HostId.random(),
                "b.example.net",
                3390,
                Optional.of(InetAddress.ofLiteral("fd00::7")),
                labels("Berlin", "Windows Server 2022", "rack 4, \"left\"\nsecond line", "prod", "rds"));
        Host two = Host.named("a.example.net");
        assertEquals(List.of(one, two), hosts().put(List.of(one, two)));
        close();
        open();
        assertEquals(List.of(two, one), hosts().all());
    }

    @Test
    void aKnownNameKeepsItsIdAndWhatTheListDoesNotSay() {
        Host known = Host.named("a.example.net").withLabels(labels("Berlin", "", "by hand", "prod"));
        hosts().put(List.of(known));
        Host again = Host.named("a.example.net").withLabels(labels("", "Windows", "", "rds"));
        Host merged = known.withLabels(labels("Berlin", "Windows", "by hand", "prod", "rds"));
        assertEquals(List.of(merged), hosts().put(List.of(again)));
        assertEquals(List.of(merged), hosts().all());
    }

    @Test
    void aKnownIdIsReplaced() {
        Host known = Host.named("a.example.net").withLabels(labels("Berlin", "", "by hand", "prod"));
        hosts().put(List.of(known));
        Host moved = new Host(known.id(), "c.example.net", 4000, Optional.empty(), Labels.NONE);
        hosts().put(List.of(moved));
        assertEquals(List.of(moved), hosts().all());
    }

    @Test
    void oneNameOnTwoPortsIsTwoHosts() {
        Host one = Host.named("a.example.net");
        Host two = Host.named("a.example.net").withPort(3390);
        assertNotEquals(one.id(), two.id());
        hosts().put(List.of(one, two));
        assertEquals(List.of(one, two), hosts().all());
    }

    @Test
    void oneHostNamedTwiceInOneGoIsStoredOnce() {
        Host one = Host.named("a.example.net").withLabels(Labels.tagged(Set.of("x")));
        Host two = Host.named("a.example.net").withLabels(Labels.tagged(Set.of("y")));
        Host both = one.withLabels(Labels.tagged(Set.of("x", "y")));
        assertEquals(List.of(both, both), hosts().put(List.of(one, two)));
        assertEquals(List.of(both), hosts().all());
    }

    @Test
    void removingTakesTheTagsToo() {
        Host one = Host.named("a.example.net").withLabels(Labels.tagged(Set.of("x")));
        hosts().put(List.of(one, Host.named("b.example.net")));
        hosts().remove(List.of(one.id(), HostId.random()));
        assertEquals(
                List.of("b.example.net"), hosts().all().stream().map(Host::name).toList());
        hosts().put(List.of(one.withLabels(Labels.NONE)));
        assertTrue(hosts().all().getFirst().labels().tags().isEmpty());
    }

    @Test
    void thousandsGoInAtOnce() {
        List<Host> many = IntStream.range(0, 5000)
                .mapToObj(number -> Host.named("h%05d.example.net".formatted(number)))
                .toList();
        assertEquals(many, hosts().put(many));
        assertEquals(many, hosts().all());
        hosts().remove(many.stream().map(Host::id).toList());
        assertEquals(List.of(), hosts().all());
    }

    @Test
    void aLabelWiderThanItsColumnIsCut() {
        Host host = Host.named("a.example.net").withLabels(labels("s".repeat(300), "", "", "t".repeat(300)));
        hosts().put(List.of(host));
        assertEquals(100, hosts().all().getFirst().labels().site().length());
    }

    @Test
    void anInterruptedCallerLosesNothingAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        hosts().put(List.of(Host.named("a.example.net")));
        assertTrue(Thread.interrupted());
        assertEquals(1, hosts().all().size());
    }

    @Test
    void settingsAreKeptAndReplaced() throws Exception {
        var settings = opened.orElseThrow().settings();
        assertEquals(Optional.empty(), settings.get("theme"));
        settings.put("theme", "light");
        settings.put("theme", "dark");
        close();
        open();
        assertEquals(Optional.of("dark"), opened.orElseThrow().settings().get("theme"));
    }
}
