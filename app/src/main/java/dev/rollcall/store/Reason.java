package dev.rollcall.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the file system refused, in a few words: the messages of its exceptions are often a bare path. */
final class Reason {
    private Reason() {}

    static String of(IOException thrown) {
        return switch (thrown) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _, NotDirectoryException _ -> "a file is in its way";
            case NoSuchFileException _ -> "there is no such place";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case IOException e -> OneLine.of(e);
        };
    }
}
