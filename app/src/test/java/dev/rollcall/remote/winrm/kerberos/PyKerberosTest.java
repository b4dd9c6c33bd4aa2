package dev.rollcall.remote.winrm.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.winrm.peer.Misbehaviour;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another client, with MIT's GSSAPI, drives the host that our tests log on to by Kerberos: so that host is no mirror of our own
 * mistakes. Debian's module {@code kerberos} has the calls that encrypt, but under other names than its {@code requests_kerberos}
 * looks for.
 */
@Tag("pywinrm")
@Timeout(120)
class PyKerberosTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String MODULES = "import base64, struct, sys, kerberos, requests_kerberos, winrm.protocol";
    private static final String SESSION = MODULES + """

            def encrypt(context, message):
                kerberos.authGSSClientWrapIov(context, base64.b64encode(message).decode(), 1)
                token = base64.b64decode(kerberos.authGSSClientResponse(context))
                length = struct.unpack('<i', token[:4])[0]
                return token[4 + length:], token[4:4 + length]
            def decrypt(context, message, header):
                token = struct.pack('<i', len(header)) + header + message
                kerberos.authGSSClientUnwrapIov(context, base64.b64encode(token).decode())
                return base64.b64decode(kerberos.authGSSClientResponse(context))
            kerberos.authGSSWinRMEncryptMessage = encrypt
            kerberos.authGSSWinRMDecryptMessage = decrypt
            p = winrm.protocol.Protocol(endpoint=sys.argv[1], transport='kerberos', username='ops@LAB.EXAMPLE',
                password='', kerberos_hostname_override='peer.lab.example', message_encryption='always',
                operation_timeout_sec=2, read_timeout_sec=20)
            s = p.open_shell(codepage=65001)
            c = p.run_command(s, 'whoami', ['/all'])
            out, err, code = p.get_command_output(s, c)
            p.cleanup_command(s, c)
            p.close_shell(s)
            sys.stdout.buffer.write(b'%s|%s|%d' % (out, err, code))
            """;
    private static final PeerProgram WHOAMI = (line, input) -> new PeerProgram.Ended(7, line + " é", "some error");

    private static void find() throws Exception {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", MODULES)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (IOException _) {
            // No Python at all.
        }
        System.out.println("pywinrm: a test was left out, no python3 here has the modules winrm and requests_kerberos");
        Assumptions.abort("no python3 with winrm and requests_kerberos");
    }

    private static String session(WinRmHost host, KeyDistribution realm) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        PYTHON,
                        "-W",
                        "ignore",
                        "-c",
                        SESSION,
                        "http://127.0.0.1:" + host.address().getPort() + "/wsman")
                .redirectErrorStream(true);
        command.environment().put("KRB5_CONFIG", realm.configuration().toString());
        command.environment().put("KRB5CCNAME", "FILE:" + realm.tickets());
        command.environment().keySet().removeAll(List.of("http_proxy", "HTTP_PROXY"));
        Process process = command.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return said;
    }

    @Test
    void itRunsACommandOverEncryptedHttpAndNoticesAChangedAnswer(@TempDir Path folder) throws Exception {
        find();
        try (KeyDistribution realm = KeyDistribution.start(folder)) {
            PeerSettings settings = PeerSettings.ordinary(WHOAMI).withKerberos(realm.host());
            try (WinRmHost host = WinRmHost.start(settings)) {
                assertEquals("whoami /all é|some error|7", session(host, realm));
                assertEquals(0, host.shells());
                assertEquals(1, host.logOns());
            }
            try (WinRmHost liar = WinRmHost.start(settings.with(Misbehaviour.WRONG_SIGNATURE))) {
                String said = session(liar, realm);
                assertTrue(said.contains("Error"), said);
            }
        }
    }
}
