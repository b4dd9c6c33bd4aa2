package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreRoundsTest {
    private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

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

    private Rounds rounds() {
        return opened.orElseThrow().rounds();
    }

    private void store(Host... hosts) {
        opened.orElseThrow().hosts().put(List.of(hosts));
    }

    private static Change change(Host host, int minute, String before, String after) {
        Instant at = START.plusSeconds(60L * minute);
        return new Change(host.id(), at, Check.PORT, before, before + " it was", after, after + " it is");
    }

    @Test
    void theNewestRoundIsKept() throws Exception {
        for (Round round : SampleRounds.all()) {
            store(round.host());
            Round older = new Round(round.host(), round.at().minusSeconds(9), List.of());
            rounds().keep(List.of(older), List.of());
            rounds().keep(List.of(round), List.of());
            assertEquals(Optional.of(round), rounds().newest(round.host().id()));
            close();
            open();
            assertEquals(Map.of(round.host().id(), round), rounds().newest());
            opened.orElseThrow().hosts().remove(List.of(round.host().id()));
        }
    }

    @Test
    void hostsThatAreNotStoredAreLeftOut() {
        Host known = Host.named("known");
        Host stranger = Host.named("stranger");
        store(known);
        rounds().keep(
                        List.of(new Round(known, START, List.of()), new Round(stranger, START, List.of())),
                        List.of(change(known, 0, "", "open"), change(stranger, 0, "", "open")));
        assertEquals(1, rounds().newest().size());
        assertEquals(1, rounds().changes(known.id(), 10).size());
        assertEquals(List.of(), rounds().changes(stranger.id(), 10));
        assertEquals(Optional.empty(), rounds().newest(stranger.id()));
    }

    @Test
    void changesComeNewestFirstAndNoMoreThanAskedFor() {
        Host host = Host.named("a");
        store(host);
        Change first = change(host, 0, "", "open");
        Change second = change(host, 1, "open", "filtered");
        Change third = change(host, 2, "filtered", "open");
        rounds().keep(List.of(), List.of(first, second));
        rounds().keep(List.of(), List.of(third));
        assertEquals(List.of(third, second, first), rounds().changes(host.id(), 10));
        assertEquals(List.of(third), rounds().changes(host.id(), 1));
    }

    @Test
    void whenEachHostLastChangedIsKnownForAllAtOnce() {
        Host one = Host.named("a");
        Host other = Host.named("b");
        Host never = Host.named("c");
        store(one, other, never);
        Change newest = change(one, 2, "open", "filtered");
        Change first = change(other, 1, "", "open");
        rounds().keep(List.of(), List.of(change(one, 0, "", "open"), newest, first));
        assertEquals(Map.of(one.id(), newest.at(), other.id(), first.at()), rounds().lastChanged());
    }

    @Test
    void ofALongHistoryTheFailuresStay() {
        Host host = Host.named("a");
        store(host);
        List<Change> changes = new ArrayList<>();
        IntStream.range(0, History.MOST_PER_HOST)
                .forEach(minute -> changes.add(
                        minute % 2 == 0
                                ? change(host, minute, "open", "filtered")
                                : change(host, minute, "filtered", "open")));
        rounds().keep(List.of(), changes);
        List<Change> more = IntStream.range(0, 100)
                .mapToObj(minute -> change(host, 10_000 + minute, "open", "filtered"))
                .toList();
        rounds().keep(List.of(), more);
        List<Change> kept = rounds().changes(host.id(), 10_000);
        assertEquals(History.MOST_PER_HOST, kept.size());
        assertEquals(
                350,
                kept.stream()
                        .filter(change -> change.afterCode().equals("filtered"))
                        .count());
        assertTrue(kept.contains(changes.getFirst()));
        assertEquals(
                change(host, 201, "filtered", "open"),
                kept.stream()
                        .filter(change -> change.afterCode().equals("open"))
                        .toList()
                        .getLast());
    }

    @Test
    void manyThreadsKeepAtOnce() throws Exception {
        List<Host> hosts = IntStream.range(0, 40)
                .mapToObj(number -> Host.named("h" + number))
                .toList();
        store(hosts.toArray(Host[]::new));
        List<Thread> threads = hosts.stream()
                .map(host -> Thread.startVirtualThread(() -> rounds().keep(
                                List.of(new Round(host, START, List.of())), List.of(change(host, 0, "", "open")))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(40, rounds().newest().size());
        for (HostId id : rounds().newest().keySet()) {
            assertEquals(1, rounds().changes(id, 10).size());
        }
    }
}
