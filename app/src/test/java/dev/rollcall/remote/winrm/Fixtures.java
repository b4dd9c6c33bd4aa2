package dev.rollcall.remote.winrm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recordings of real hosts and published vectors, which lie beside the repository where somebody has them. */
public final class Fixtures {
    private static final Path FOLDER = Path.of(System.getProperty("winrm.fixtures", "../shared/winrm-fixtures"))
            .toAbsolutePath();

    private Fixtures() {}

    /** Leaves the test out, and says so, where there is no such file. */
    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            System.out.println("WinRM recordings: a test was left out, there is no " + file);
            Assumptions.abort("no " + file);
        }
        return file;
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in a folder, with the folder. */
    public static List<String> in(String folder, String ending) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.map(path -> folder + "/" + path.getFileName())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
