package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hashes that hold the lines of a campaign together. Each is SHA-256 of the hash before it and of all that its line says, every
 * part after its length, so that no two lines are the same bytes.
 */
final class Chain {
    /** What stands before the first line. */
    static final String START = "";

    private Chain() {}

    static JournalEntry entry(
            String before, JournalEntry.Place place, Instant at, Optional<HostId> host, String kind, String document) {
        return new JournalEntry(place, at, host, kind, document, hash(before, place, at, host, kind, document));
    }

    /** Whether these are all lines that were written, from the first on, as they were. */
    static boolean intact(List<JournalEntry> entries) {
        String before = START;
        int sequence = 0;
        for (JournalEntry entry : entries) {
            sequence++;
            String hash = hash(before, entry.place(), entry.at(), entry.host(), entry.kind(), entry.document());
            if (entry.place().sequence() != sequence || !hash.equals(entry.hash())) {
                return false;
            }
            before = hash;
        }
        return true;
    }

    private static String hash(
            String before, JournalEntry.Place place, Instant at, Optional<HostId> host, String kind, String document) {
        MessageDigest digest = sha256();
        for (String part : List.of(
                before,
                Long.toString(place.campaign()),
                Integer.toString(place.sequence()),
                Long.toString(at.toEpochMilli()),
                host.map(HostId::toString).orElse(""),
                kind,
                document)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
