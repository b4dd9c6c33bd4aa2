package dev.rollcall.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.InputException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTextTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("secret"), text);
    }

    @Test
    void theLineBreakDoesNotCount() throws Exception {
        for (String end : List.of("", "\n", "\r\n")) {
            assertEquals(
                    " pä ss ",
                    SecretText.lineOf(file(" pä ss " + end), "password").with(String::new));
        }
    }

    @Test
    void whatIsNotOneLineOfTextIsRefusedWithoutBeingQuoted() throws Exception {
        for (String text : List.of("", "\n", "one\ntwo\n", "nul\0nul", "x".repeat(5000))) {
            Path file = file(text);
            String said = String.valueOf(assertThrows(InputException.class, () -> SecretText.lineOf(file, "password"))
                    .getMessage());
            assertEquals(1, said.lines().count());
            assertFalse(said.contains("one\n") || said.contains("nul") || said.contains("xxx"), said);
        }
        Files.write(folder.resolve("secret"), new byte[] {'a', (byte) 0xFF});
        assertThrows(InputException.class, () -> SecretText.lineOf(folder.resolve("secret"), "password"));
        assertThrows(InputException.class, () -> SecretText.lineOf(folder.resolve("none"), "password"));
        assertThrows(InputException.class, () -> SecretText.lineOf(folder, "password"));
    }

    @Test
    void aDescriptorThatIsOpenIsRead() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        Path file = file("by number\n");
        try (FileInputStream _ = new FileInputStream(file.toFile());
                Stream<Path> open = Files.list(descriptors)) {
            int number = open.filter(link -> leadsTo(link, file))
                    .map(link -> Integer.parseInt(link.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("by number", SecretText.lineOf(number, "password").with(String::new));
        }
        assertTrue(String.valueOf(assertThrows(InputException.class, () -> SecretText.lineOf(987_654, "password"))
                        .getMessage())
                .contains("not open"));
        assertThrows(InputException.class, () -> SecretText.lineOf(-1, "password"));
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }
}
