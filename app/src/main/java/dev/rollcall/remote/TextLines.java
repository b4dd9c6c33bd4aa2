package dev.rollcall.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Text files that people and other programs write, read with bounds. */
final class TextLines {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final int LONGEST = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextLines() {}

    /** @throws IOException also where the file, or a line of it, is larger than any has to be */
    static List<String> read(Path file) throws IOException {
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > LONGEST) {
                throw new IOException("line " + (i + 1) + " has more than " + LONGEST / 1024 + " KB");
            }
        }
        return lines;
    }

    static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw new IOException("it has more than " + LARGEST / (1024 * 1024) + " MB");
            }
            String text = new String(all, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        }
    }

    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
