package dev.rollcall.probe.dns;

import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What was said in one look. Written by several threads where several name servers are asked. */
final class Transcript {
    private static final int MOST_BYTES = 512;
    /** Some hostile server may send as much as it likes. */
    private static final int MOST_LINES = 200;

    private final long start = System.nanoTime();
    private final List<TranscriptLine> lines = new ArrayList<>();

    void sent(String text, byte[] message) {
        add(Direction.SENT, text, message);
    }

    void received(String text, byte[] message) {
        add(Direction.RECEIVED, text, message);
    }

    void note(String text) {
        add(Direction.NOTE, text, new byte[0]);
    }

    synchronized List<TranscriptLine> lines() {
        return lines.stream().sorted(Comparator.comparing(TranscriptLine::at)).toList();
    }

    private synchronized void add(Direction direction, String text, byte[] message) {
        if (lines.size() < MOST_LINES) {
            String bytes = HexFormat.of().formatHex(message, 0, Math.min(message.length, MOST_BYTES));
            lines.add(new TranscriptLine(Duration.ofNanos(System.nanoTime() - start), direction, text, bytes));
        }
    }
}
