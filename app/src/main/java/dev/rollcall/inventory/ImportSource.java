package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Text to import hosts from, decoded and within bounds.
 *
 * @param name of the file, or what else to call it in messages
 * @param lines without their ends
 */
public record ImportSource(String name, List<String> lines) {
    private static final int MOST_BYTES = 64 << 20;
    private static final int LONGEST_LINE = 64 << 10;

    public ImportSource {
        lines = List.copyOf(lines);
    }

    /** @throws InputException if the file can't be read, is not text, or is too large: one line that names it */
    public static ImportSource of(Path file) throws InputException {
        String name = Shown.whole(file.toString());
        if (Files.isDirectory(file)) {
            throw new InputException(name + " is a folder: name a file in it.");
        }
        if (Files.notExists(file)) {
            throw new InputException(name + " does not exist.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(name, stream);
        } catch (AccessDeniedException e) {
            throw new InputException(name + " can't be read: permission denied.", e);
        } catch (IOException e) {
            throw new InputException(name + " can't be read: " + Shown.of(String.valueOf(e.getMessage())) + ".", e);
        }
    }

    /** @throws InputException as for a file; the stream is left open */
    public static ImportSource of(String name, InputStream stream) throws InputException {
        try {
            return read(name, stream);
        } catch (IOException e) {
            throw new InputException(name + " can't be read: " + Shown.of(String.valueOf(e.getMessage())) + ".", e);
        }
    }

    private static ImportSource read(String name, InputStream stream) throws InputException, IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(name);
        }
        return of(name, TextBytes.decode(name, bytes));
    }

    /** @throws InputException if the text is too long, or has a line that is */
    public static ImportSource of(String name, String text) throws InputException {
        if (text.length() > MOST_BYTES) {
            throw tooLarge(name);
        }
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).length() > LONGEST_LINE) {
                throw new InputException(name + " is not a list of hosts: line " + (index + 1) + " is longer than "
                        + LONGEST_LINE / 1024 + " KB.");
            }
        }
        return new ImportSource(name, lines);
    }

    private static InputException tooLarge(String name) {
        return new InputException(name + " is larger than " + (MOST_BYTES >> 20) + " MB: split it.");
    }
}
