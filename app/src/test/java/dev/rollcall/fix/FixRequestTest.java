package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.Script.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixRequestTest {
    private static final String SECRET = "-----BEGIN PRIVATE KEY-----\n\"$(id)\"\n";

    private final HostFix fix = new BindCertificate();

    @Test
    void filesAreReadAtTheMomentOfTheActAndNamesGoNowhere(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key.pem");
        FixRequest request = request(Map.of("key", key.toString()));
        Files.writeString(key, SECRET);

        String json = request.json(fix, Language.SH);

        assertTrue(json.contains("PRIVATE KEY-----\\n\\\"$(id)\\\"\\n"), json);
        assertFalse(json.contains("key.pem"));
        assertFalse(request.toString().contains("PRIVATE KEY"));
    }

    @Test
    void windowsIsNotToldTheKey(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), SECRET);

        assertFalse(request(Map.of("key", key.toString()))
                .json(fix, Language.POWERSHELL)
                .contains("PRIVATE"));
    }

    @Test
    void undoNeedsNoFile(@TempDir Path folder) throws Exception {
        FixRequest request = request(Map.of("key", folder.resolve("gone.pem").toString()));

        assertFalse(request.asking(Action.UNDO).json(fix, Language.SH).contains("key"));
        assertEquals(
                "key=" + folder.resolve("gone.pem") + ": there is no such file",
                assertThrows(InputException.class, () -> request.json(fix, Language.SH))
                        .getMessage());
    }

    @Test
    void whatIsNoTextOrTooLongIsRefused(@TempDir Path folder) throws Exception {
        Path key = Files.write(folder.resolve("key.der"), new byte[] {(byte) 0xff, 0, 1});
        FixRequest request = request(Map.of("key", key.toString()));
        assertThrows(InputException.class, () -> request.json(fix, Language.SH));
        Files.writeString(key, "x".repeat(100_001));
        assertThrows(InputException.class, () -> request.json(fix, Language.SH));
        assertThrows(InputException.class, () -> request(Map.of("key", "\0")));
        assertThrows(InputException.class, () -> request(Map.of("key", " ")));
    }

    private FixRequest request(Map<String, String> said) throws Exception {
        return new FixRequest(
                Action.APPLY,
                Host.named("rds-1.example.net"),
                List.of(),
                FixSettings.of(fix.sheet(), said),
                "",
                Optional.empty(),
                "7-x");
    }
}
