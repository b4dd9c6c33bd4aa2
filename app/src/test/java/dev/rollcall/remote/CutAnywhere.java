package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException.Problem;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has one conversation with a host again and again, all at once, each cut at another byte of what the host says; and beside them some
 * with the same host that nothing cuts, which must not notice.
 */
public final class CutAnywhere {
    private static final int UNCUT = 10;
    private static final Duration PLENTY = Duration.ofSeconds(60);
    /** A busy machine's, not the code's. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final InetSocketAddress host;
    private final Conversation conversation;

    public CutAnywhere(InetSocketAddress host, Conversation conversation) {
        this.host = host;
        this.conversation = conversation;
    }

    /** A log-on and a script. */
    @FunctionalInterface
    public interface Conversation {
        /** Empty where it went well. */
        Optional<Problem> with(InetSocketAddress host, Duration patience) throws InterruptedException;
    }

    /** What became of one that was cut after so many bytes. */
    public record Cut(int bytes, Optional<Problem> outcome, Duration took) {}

    /**
     * Start, second byte, middle and last byte of each piece that the host sends in a conversation that goes well, and every
     * {@code stride}-th.
     */
    public List<Integer> places(int stride) throws Exception {
        try (CutShort whole = CutShort.never(host)) {
            assertEquals(Optional.empty(), conversation.with(whole.address(), PLENTY));
            assertTrue(whole.closedWithin(PLENTY));
            TreeSet<Integer> places = new TreeSet<>();
            int start = 0;
            for (int end : whole.ends()) {
                places.addAll(List.of(start, Math.min(start + 1, end - 1), (start + end) / 2, end - 1));
                start = end;
            }
            for (int place = 0; place < start; place += stride) {
                places.add(place);
            }
            return List.copyOf(places);
        }
    }

    /** The host falls silent at these places: each conversation ends by itself when its own time is over, or before. */
    public List<Cut> silentAt(List<Integer> places, Duration patience) throws Exception {
        List<Cut> cuts = at(places, patience, false);
        for (Cut cut : cuts) {
            assertTrue(cut.took().compareTo(patience.plus(SLACK)) < 0, cut::toString);
        }
        return cuts;
    }

    /** The host ends the connection at these places: there is nothing to wait for. */
    public List<Cut> goneAt(List<Integer> places) throws Exception {
        return at(places, PLENTY, true);
    }

    private List<Cut> at(List<Integer> places, Duration patience, boolean hangUp) throws Exception {
        List<CutShort> relays = new ArrayList<>();
        List<Future<Cut>> cuts = new ArrayList<>();
        List<Future<Optional<Problem>>> uncut = new ArrayList<>();
        List<Cut> outcomes = new ArrayList<>();
        try (ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int place : places) {
                CutShort relay = new CutShort(host, place, hangUp);
                relays.add(relay);
                cuts.add(runs.submit(() -> cut(relay, place, patience)));
            }
            for (int i = 0; i < UNCUT; i++) {
                uncut.add(runs.submit(() -> conversation.with(host, PLENTY)));
            }
            for (Future<Optional<Problem>> well : uncut) {
                assertEquals(Optional.empty(), well.get());
            }
            for (Future<Cut> cut : cuts) {
                outcomes.add(cut.get());
            }
            for (int i = 0; i < relays.size(); i++) {
                assertTrue(relays.get(i).closedWithin(PLENTY), "a socket is left open: " + outcomes.get(i));
            }
        } finally {
            for (CutShort relay : relays) {
                relay.close();
            }
        }
        return outcomes;
    }

    private Cut cut(CutShort relay, int place, Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<Problem> outcome = conversation.with(relay.address(), patience);
        return new Cut(place, outcome, Duration.ofNanos(System.nanoTime() - begun));
    }
}
