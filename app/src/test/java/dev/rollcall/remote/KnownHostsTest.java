package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Files.writeString(file, "web ssh-ed25519 " + ONE.encoded() + "\r\n");
        KnownHostsTrust trust = KnownHostsTrust.read(file);
        assertEquals(new Trusted(), trust.judge("web", 22, ONE));
        HostIdentity certificate = new HostIdentity(Kind.CERTIFICATE, "X.509", ONE.encoded());
        assertEquals(new NotApproved(), trust.judge("web", 22, certificate));
    }

    static HostIdentity key(String text) {
        return new HostIdentity(Kind.SSH_HOST_KEY, "ssh-ed25519", base64(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
