package dev.rollcall.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * A document whose pieces come in any order and leave in theirs, each as soon as all before it have. Of what waits nothing is
 * kept but the bytes to be printed. Safe for use from any thread.
 */
final class InOrder {
    /** Asking the stream for errors empties its buffer: not after every piece. */
    private static final int ASK_EVERY = 32 * 1024;

    private final PrintStream out;
    private final byte[] head;
    private final byte[] separator;
    private final TreeMap<Integer, byte[]> waiting = new TreeMap<>();
    private int next;
    private boolean empty = true;
    private int unasked;
    private boolean unread;

    /** @param separator between two pieces */
    InOrder(PrintStream out, String head, String separator) {
        this.out = out;
        this.head = utf8(head);
        this.separator = utf8(separator);
    }

    /** @param place from 0, each at most once */
    synchronized void add(int place, byte[] piece) {
        waiting.put(place, piece);
        for (byte[] due = waiting.remove(next); due != null; due = waiting.remove(next)) {
            print(due);
            next++;
        }
    }

    /** No more will come: those before which some are missing are printed too. */
    synchronized void end(String tail) {
        waiting.values().forEach(this::print);
        waiting.clear();
        if (empty) {
            write(head);
        }
        write(utf8(tail));
        out.flush();
    }

    synchronized boolean unread() {
        return unread;
    }

    private void print(byte[] piece) {
        write(empty ? head : separator);
        write(piece);
        empty = false;
    }

    private void write(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        unasked += bytes.length;
        if (unasked > ASK_EVERY) {
            unasked = 0;
            unread |= out.checkError();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
