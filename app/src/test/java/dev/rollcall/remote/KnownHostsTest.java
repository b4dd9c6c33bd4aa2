package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownHostsTest {
    private static final HostIdentity ONE = key("one");
    private static final HostIdentity TWO = key("two");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web.example.com | web.example.com | 22 | Trusted",
                "web.example.com | WEB.example.com | 22 | Trusted",
                "web.example.com | web.example.com | 2222 | NotApproved",
                "[web.example.com]:2222 | web.example.com | 2222 | Trusted",
                "[web.example.com]:2222 | web.example.com | 22 | NotApproved",
                "a,web,10.0.0.1 | 10.0.0.1 | 22 | Trusted",
                "*.example.com | web.example.com | 22 | Trusted",
                "*.example.com | example.com | 22 | NotApproved",
                "web?.example.com | web1.example.com | 22 | Trusted",
                "*.example.com,!web.example.com | web.example.com | 22 | NotApproved",
                "fd77::11 | fd77::11 | 22 | Trusted",
                "*a*a*a*a*a*a*a*b | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 22 | NotApproved",
            })
    void patternsCoverWhatOpenSshSays(String pattern, String name, int port, String verdict) {
        KnownHosts known = KnownHosts.of(List.of(pattern + " ssh-ed25519 " + ONE.encoded() + " a comment"));
        assertEquals(verdict, known.judge(name, port, ONE).getClass().getSimpleName());
    }

    @Test
    void hashedNameIsFound() throws Exception {
        byte[] salt = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        String hashed =
                "|1|" + base64(salt) + "|" + base64(mac.doFinal("web.example.com".getBytes(StandardCharsets.US_ASCII)));
        KnownHosts known = KnownHosts.of(List.of(hashed + " ssh-ed25519 " + ONE.encoded()));
        assertEquals(new Trusted(), known.judge("web.example.com", 22, ONE));
        assertEquals(new NotApproved(), known.judge("other.example.com", 22, ONE));
        assertEquals(Set.of("ssh-ed25519"), known.algorithms("web.example.com", 22));
    }

    @Test
    void otherKeyOfAKnownHostIsAChange() {
        KnownHosts known = KnownHosts.of(List.of("web ssh-ed25519 " + ONE.encoded()));
        assertEquals(new Changed("ssh-ed25519 " + ONE.fingerprint()), known.judge("web", 22, TWO));
        HostIdentity otherKind = new HostIdentity(Kind.SSH_HOST_KEY, "ssh-rsa", TWO.encoded());
        assertInstanceOf(Changed.class, known.judge("web", 22, otherKind));
    }

    @Test
    void revokedKeyIsRefusedThoughItIsApproved() {
        KnownHosts known =
                KnownHosts.of(List.of("web ssh-ed25519 " + ONE.encoded(), "@revoked * ssh-ed25519 " + ONE.encoded()));
        assertInstanceOf(Changed.class, known.judge("web", 22, ONE));
        assertEquals(
                new NotApproved(),
                KnownHosts.of(List.of("@revoked * x " + ONE.encoded())).judge("web", 22, TWO));
    }

    @Test
    void whatIsNoKeyIsPassedOver() {
        KnownHosts known = KnownHosts.of(List.of(
                "",
                "# web ssh-ed25519 " + ONE.encoded(),
                "web",
                "web ssh-ed25519 !!!",
                "@cert-authority * ssh-ed25519 " + ONE.encoded(),
                "@revoked",
                "|1|x|y ssh-ed25519 " + TWO.encoded()));
        assertEquals(new NotApproved(), known.judge("web", 22, ONE));
    }

    @Test
    void fileThatIsNotThereIsOneLine() throws Exception {
        Path file = folder.resolve("nothing");
        InputException why = assertThrows(InputException.class, () -> KnownHostsTrust.read(file));
        assertEquals(
                file + ": can't be read: there is no such file; give a file in known_hosts form", why.getMessage());
        HostIdentity key = wireKey("one");
        Files.writeString(file, "\uFEFFweb ssh-ed25519 " + key.encoded() + "\r\n");
        KnownHostsTrust trust = KnownHostsTrust.read(file);
        assertEquals(new Trusted(), trust.judge("web", 22, key));
        HostIdentity certificate = new HostIdentity(Kind.CERTIFICATE, "X.509", ONE.encoded());
        assertEquals(new NotApproved(), trust.judge("web", 22, certificate));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "web; it has no host, algorithm and key",
                "x\u0000y; it has no host, algorithm and key",
                "@revoked web ssh-ed25519; it has no host, algorithm and key",
                "web ssh-ed25519 !!!; its key is not base64",
                "this is some text; what should be its key is none",
                "-----BEGIN OPENSSH PRIVATE KEY-----; what should be its key is none",
                "web ssh-rsa KEY; its key is not of the algorithm before it",
                "web ssh-ed25519 AAAAC3NzaC1lZDI1NTE5; its key is cut off",
                "web ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA; its key is cut off",
                "|1|abc|!!! ssh-ed25519 KEY; its hashed host name is damaged",
            })
    void lineThatCannotBeUnderstoodIsSaidWithItsNumber(String line, String why) throws Exception {
        Path file = folder.resolve("known");
        String good = "web ssh-ed25519 " + wireKey("one").encoded() + "\n";
        Files.writeString(
                file, "# mine\n" + good + line.replace("KEY", wireKey("two").encoded()) + "\n" + good);
        InputException wrong = assertThrows(InputException.class, () -> KnownHostsTrust.read(file));
        assertEquals(
                file + ": line 3 can't be understood: " + why
                        + "; take it out, or give a file in known_hosts form, as ssh-keyscan prints it",
                wrong.getMessage());
    }

    @Test
    void whatOpenSshPassesOverIsPassedOver() throws Exception {
        Path file = folder.resolve("known");
        HostIdentity key = wireKey("one");
        String later = Base64.getEncoder()
                .encodeToString("\0\0\0\u0005ssh-x\0\0\0\u0002ab".getBytes(StandardCharsets.US_ASCII));
        Files.write(
                file,
                List.of(
                        "",
                        "   ",
                        "  # a comment",
                        "web ssh-x " + later,
                        "web 1024 35 1234567890123456789 old@protocol",
                        "@cert-authority *.example.com ssh-ed25519 " + key.encoded(),
                        "@later web ssh-ed25519 " + key.encoded(),
                        "[web]:2222 ssh-ed25519 " + key.encoded() + " a comment"));
        KnownHostsTrust trust = KnownHostsTrust.read(file);
        assertEquals(new NotApproved(), trust.judge("web", 22, key));
        assertEquals(new NotApproved(), trust.judge("a.example.com", 22, key));
        assertEquals(new Trusted(), trust.judge("web", 2222, key));
        assertEquals(Set.of(), trust.approvedAlgorithms("web", 22));
    }

    @Test
    void fileAndLinesHaveBounds() throws Exception {
        Path file = folder.resolve("known");
        Files.writeString(file, "# mine\n#" + "x".repeat(70_000));
        InputException wrong = assertThrows(InputException.class, () -> KnownHostsTrust.read(file));
        assertEquals(
                file + ": can't be read: line 2 has more than 64 KB; give a file in known_hosts form",
                wrong.getMessage());
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(33L * 1024 * 1024);
        }
        wrong = assertThrows(InputException.class, () -> KnownHostsTrust.read(file));
        assertEquals(
                file + ": can't be read: it has more than 32 MB; give a file in known_hosts form", wrong.getMessage());
    }

    /** With the lengths that a real one has. */
    static HostIdentity wireKey(String text) {
        byte[] algorithm = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        byte[] point = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 32);
        ByteBuffer wire = ByteBuffer.allocate(4 + algorithm.length + 4 + point.length);
        wire.putInt(algorithm.length).put(algorithm).putInt(point.length).put(point);
        return new HostIdentity(Kind.SSH_HOST_KEY, "ssh-ed25519", base64(wire.array()));
    }

    static HostIdentity key(String text) {
        return new HostIdentity(Kind.SSH_HOST_KEY, "ssh-ed25519", base64(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
