package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.remote.Script.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Linux scripts on a computer that lacks what they need. */
class CertificateScriptsTest {
    private static final String USUAL = "PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin";
    private static final List<String> TOOLS = List.of("awk", "cat", "uname", "date", "head", "cut", "tr", "sed", "id");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"regenerate-certificate", "bind-certificate"})
    void withoutOpensslNothingIsDone(String fix) throws Exception {
        FixReport report = run(fix, "{\"action\":\"apply\",\"ticket\":\"7-x\"}");

        assertEquals(State.REFUSED, report.state());
        assertEquals("there is no openssl on this host", report.because());
    }

    @ParameterizedTest
    @ValueSource(strings = {"regenerate-certificate", "bind-certificate", "fix-certificate-key-access"})
    void anotherMachineIsLeftAlone(String fix) throws Exception {
        assertEquals(
                State.WRONG_MACHINE,
                run(fix, "{\"action\":\"apply\",\"ticket\":\"7-x\",\"machine\":\"other:machine\"}")
                        .state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"regenerate-certificate", "bind-certificate", "fix-certificate-key-access"})
    void ticketIsAPlainName(String fix) throws Exception {
        assertEquals(
                "the ticket is no plain name",
                run(fix, "{\"action\":\"apply\",\"ticket\":\"../../etc\"}").because());
    }

    @Test
    void whereThereIsNoServerThereIsNoKey() throws Exception {
        assertEquals(
                State.NOT_APPLICABLE,
                run("fix-certificate-key-access", "{\"action\":\"plan\",\"ticket\":\"7-x\"}")
                        .state());
    }

    private FixReport run(String fix, String request) throws Exception {
        for (String tool : TOOLS) {
            Path real = Path.of("/usr/bin", tool);
            assumeTrue(Files.isExecutable(real), "no " + real);
            Files.createSymbolicLink(folder.resolve(tool), real);
        }
        String text = FixScripts.of(fix, Language.SH).orElseThrow().text();
        assertTrue(text.contains(USUAL));
        Path script = Files.writeString(folder.resolve("script.sh"), text.replace(USUAL, "PATH=" + folder));
        Process process = new ProcessBuilder("/bin/sh", script.toString())
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            input.write((request + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return new ReportReader().read(said).orElseThrow(() -> new AssertionError(said));
    }
}
