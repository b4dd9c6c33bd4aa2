package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportSourceTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hosts.txt"), bytes);
    }

    private static String refusal(Path file) {
        return String.valueOf(
                assertThrows(InputException.class, () -> Import.read(file)).getMessage());
    }

    @Test
    void everyEncodingOfASpreadsheetIsRead() throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = file("\uFEFFhost;site\r\nweb;München\r\n".getBytes(charset));
            Host host = Import.read(file).hosts().getFirst();
            assertEquals("web", host.name());
            assertEquals("München", host.labels().site());
        }
    }

    @Test
    void aBinaryFileIsRefused() throws Exception {
        Path file = file(new byte[] {'M', 'Z', 0, 3, (byte) 0xFF});
        assertEquals(file + " is a binary file, not a list of hosts.", refusal(file));
        Path valid = file(new byte[] {'a', 0, 'b'});
        assertEquals(valid + " is a binary file, not a list of hosts.", refusal(valid));
    }

    @Test
    void aStreamIsHeldToTheSameAsAFile() throws Exception {
        byte[] wide = "\uFEFFweb\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                "web",
                Import.read("standard input", new ByteArrayInputStream(wide))
                        .hosts()
                        .getFirst()
                        .name());
        assertEquals(
                "standard input is a binary file, not a list of hosts.",
                assertThrows(
                                InputException.class,
                                () -> Import.read("standard input", new ByteArrayInputStream(new byte[] {'a', 0})))
                        .getMessage());
    }

    @Test
    void anotherEncodingIsRefused() throws Exception {
        Path file = file("host;site\nweb;München\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + " is not text in UTF-8 or UTF-16: save it as UTF-8.", refusal(file));
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        Path missing = folder.resolve("none.csv");
        assertEquals(missing + " does not exist.", refusal(missing));
        assertEquals(folder + " is a folder: name a file in it.", refusal(folder));
    }

    @Test
    void aLineOfTenMegabytesIsRefused() throws Exception {
        Path file = file(("web\n" + "x".repeat(10 << 20)).getBytes(StandardCharsets.UTF_8));
        assertEquals(file + " is not a list of hosts: line 2 is longer than 64 KB.", refusal(file));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        Path file = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((64 << 20) + 1);
        }
        assertEquals(file + " is larger than 64 MB: split it.", refusal(file));
    }
}
