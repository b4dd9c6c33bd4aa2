package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.winrm.peer.Misbehaviour;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.PeerTls;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another client, made against real Windows, drives the host that our tests use: so that host is no mirror of our own mistakes. */
@Tag("pywinrm")
@Timeout(120)
class PyWinRmTest {
    private static final String SESSION = """
            import sys, winrm.protocol
            p = winrm.protocol.Protocol(endpoint=sys.argv[1], transport='ntlm', username=sys.argv[2],
                password=sys.stdin.buffer.read().decode('utf-8'), server_cert_validation='ignore',
                message_encryption=sys.argv[3],
                operation_timeout_sec=2, read_timeout_sec=20)
            s = p.open_shell(codepage=65001)
            c = p.run_command(s, 'whoami', ['/all'])
            out, err, code = p.get_command_output(s, c)
            p.cleanup_command(s, c)
            p.close_shell(s)
            sys.stdout.buffer.write(b'%s|%s|%d' % (out, err, code))
            """;
    private static final PeerProgram WHOAMI = (line, input) -> new PeerProgram.Ended(7, line + " é", "some error");

    private static final String LEGACY = """
            openssl_conf = initial
            [initial]
            providers = providers
            [providers]
            default = active
            legacy = active
            [active]
            activate = 1
            """;

    @TempDir
    private Path folder = Path.of("");

    private Optional<String> python = Optional.empty();

    @BeforeEach
    void find() throws Exception {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            if (python.isEmpty() && exitCode(candidate, "-c", "import winrm, requests_ntlm") == 0) {
                python = Optional.of(candidate);
            }
        }
        if (python.isEmpty()) {
            System.out.println("pywinrm: a test was left out, no python3 here has the module winrm");
            Assumptions.abort("no python3 with winrm");
        }
    }

    private static int exitCode(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : 1;
        } catch (IOException e) {
            return 1;
        }
    }

    private String session(WinRmHost host, String scheme, String password, String encryption) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        python.orElseThrow(),
                        "-W",
                        "ignore",
                        "-c",
                        SESSION,
                        scheme + "://127.0.0.1:" + host.address().getPort() + "/wsman",
                        "LAB\\admin",
                        encryption)
                .redirectErrorStream(true);
        // NTLM needs MD4, which OpenSSL 3 gives only where it is told to; and no bundle of authorities shall overrule
        // the test.
        Path legacy = Files.writeString(folder.resolve("openssl.cnf"), LEGACY);
        command.environment().put("OPENSSL_CONF", legacy.toString());
        command.environment().keySet().removeAll(List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"));
        Process process = command.start();
        // Arguments would be in the code page of whoever runs the tests.
        process.getOutputStream().write(password.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return said;
    }

    @Test
    void itRunsACommandOverEncryptedHttp() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(WHOAMI))) {
            assertEquals("whoami /all é|some error|7", session(host, "http", "Pässw0rd!", "always"));
            assertEquals(0, host.shells());
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void itRunsACommandOverHttpsThatInsistsOnChannelBinding() throws Exception {
        PeerSettings strict = PeerSettings.ordinary(WHOAMI).withTls(PeerTls.selfSigned("SHA256withRSA"), true);
        try (WinRmHost host = WinRmHost.start(strict)) {
            assertEquals("whoami /all é|some error|7", session(host, "https", "Pässw0rd!", "auto"));
        }
    }

    @Test
    void itIsRefusedWithAWrongPassword() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(WHOAMI))) {
            String said = session(host, "http", "guess", "always");
            assertTrue(said.contains("InvalidCredentialsError") || said.contains("rejected"), said);
            assertEquals(0, host.shells());
        }
    }

    @Test
    void itNoticesAWrongSignatureToo() throws Exception {
        PeerSettings liar = PeerSettings.ordinary(WHOAMI).with(Misbehaviour.WRONG_SIGNATURE);
        try (WinRmHost host = WinRmHost.start(liar)) {
            String said = session(host, "http", "Pässw0rd!", "always");
            assertTrue(said.contains("Signature") || said.contains("signature") || said.contains("Error"), said);
        }
    }
}
