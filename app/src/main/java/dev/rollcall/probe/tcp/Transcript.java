package dev.rollcall.probe.tcp;

import dev.rollcall.observation.Phase;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes down what is said and how long each step takes. For one thread. */
public final class Transcript {
    private static final int MOST_BYTES = 512;

    private final LongSupplier nanoTime;
    private final long start;
    private final List<TranscriptLine> lines = new ArrayList<>(4);
    private final List<Phase> phases = new ArrayList<>(2);
    private long phaseStart;

    private Transcript(LongSupplier nanoTime, long start) {
        this.nanoTime = nanoTime;
        this.start = start;
        this.phaseStart = nanoTime.getAsLong();
    }

    public static Transcript startingNow(LongSupplier nanoTime) {
        return new Transcript(nanoTime, nanoTime.getAsLong());
    }

    /** A new part of the same look: empty, with the same beginning of time. */
    public Transcript next() {
        return new Transcript(nanoTime, start);
    }

    public void beginPhase() {
        phaseStart = nanoTime.getAsLong();
    }

    public Duration sincePhaseBegan() {
        return Duration.ofNanos(nanoTime.getAsLong() - phaseStart);
    }

    public void endPhase(String name) {
        phases.add(new Phase(name, sincePhaseBegan()));
        beginPhase();
    }

    /** The same, of a phase that had to wait for a permit until {@code from}, of the same clock, or for nothing. */
    public void endPhase(String name, long from) {
        phaseStart = Math.max(phaseStart, from);
        endPhase(name);
    }

    public void sent(String text, byte[] bytes) {
        add(Direction.SENT, text, hex(bytes, bytes.length));
    }

    public void received(String text, byte[] bytes, int length) {
        add(Direction.RECEIVED, text, hex(bytes, length));
    }

    public void note(String text) {
        add(Direction.NOTE, text, "");
    }

    public List<TranscriptLine> lines() {
        return lines;
    }

    public List<Phase> phases() {
        return phases;
    }

    private void add(Direction direction, String text, String bytes) {
        lines.add(new TranscriptLine(Duration.ofNanos(nanoTime.getAsLong() - start), direction, text, bytes));
    }

    private static String hex(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(length, MOST_BYTES));
    }
}
