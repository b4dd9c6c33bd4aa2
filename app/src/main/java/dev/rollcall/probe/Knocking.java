package dev.rollcall.probe;

import dev.rollcall.observation.ManagementPorts;
import dev.rollcall.observation.ManagementPorts.Answer;
import dev.rollcall.probe.tcp.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a host's management ports beside the connect to its own port, once that has been waited for a while or has failed. For one
 * visit; closing it ends what is still under way.
 */
final class Knocking implements AutoCloseable {
    private final CompletableFuture<Boolean> silent;
    private final FutureTask<Knocked> asking;

    private Knocking(CompletableFuture<Boolean> silent, FutureTask<Knocked> asking) {
        this.silent = silent;
        this.asking = asking;
    }

    /**
     * What came of it.
     *
     * @param from when there was leave to begin, in nanoseconds of the visit's clock
     */
    record Knocked(List<Answer> answers, long from) {
        static final Knocked NONE = new Knocked(List.of(), Long.MIN_VALUE);
    }

    /** Asks nothing. */
    static Knocking none() {
        return new Knocking(CompletableFuture.completedFuture(false), new FutureTask<>(() -> Knocked.NONE));
    }

    /**
     * Waits, then asks, on a virtual thread of its own.
     *
     * @param silent whether nobody answers at the own port: where that is known to be false in time, nothing is asked
     */
    static Knocking begin(CompletableFuture<Boolean> silent, Duration headStart, Callable<Knocked> ask) {
        FutureTask<Knocked> asking = new FutureTask<>(() -> wanted(silent, headStart) ? ask.call() : Knocked.NONE);
        Thread.ofVirtual().start(asking);
        return new Knocking(silent, asking);
    }

    private static boolean wanted(CompletableFuture<Boolean> silent, Duration headStart) throws Exception {
        try {
            return silent.get(headStart.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return true;
        }
    }

    /** Waits until all is known; empty where the port itself answers, or nothing could be asked. */
    Optional<ManagementPorts> answers(Transcript words) throws InterruptedException {
        if (!silent.getNow(false)) {
            return Optional.empty();
        }
        words.beginPhase();
        Knocked knocked;
        try {
            knocked = asking.get();
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException(e);
        }
        words.endPhase("management ports", knocked.from());
        List<Answer> answers = knocked.answers();
        answers.forEach(answer -> words.note(
                "connect to " + answer.port() + ": " + answer.state().name().toLowerCase(Locale.ROOT)));
        return answers.isEmpty() ? Optional.empty() : Optional.of(new ManagementPorts(answers));
    }

    @Override
    public void close() {
        silent.complete(false);
        asking.cancel(true);
    }
}
