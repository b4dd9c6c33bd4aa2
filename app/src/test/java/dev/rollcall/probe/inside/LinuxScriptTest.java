package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.Outcome;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script for Linux, run by a real shell of this computer with stand-ins for what would look at it. */
final class LinuxScriptTest {
    @TempDir
    private Path tools;

    private final Script script = new InsideScripts().in(Language.SH);

    @BeforeEach
    void needsAPosixShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
    }

    @Test
    void aDocumentIsPrintedWhereNothingCanBeLearnt() throws Exception {
        for (String tool : List.of("systemctl", "loginctl", "ss", "nft", "iptables", "stat", "df", "date", "getconf")) {
            tool(tool, "exit 1");
        }
        tool("id", "echo 1000");

        FirewallObservation firewall = firewall(run("{\"port\":3389}"));

        assertEquals(Effect.UNKNOWN, firewall.effect());
        assertEquals("needs root", firewall.missing().get("firewall"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "{\"port\":\"x\"}", "{\"port\":99999999}", "[[[", "{\"port\":3389}; touch /tmp/no"})
    void anyRequestGetsADocument(String request) throws Exception {
        tool("id", "echo 1000");

        assertInstanceOf(InsideReader.Reading.Read.class, new InsideReader().read(run(request)));
    }

    @Test
    void aRuleForThePortBlocks() throws Exception {
        FirewallObservation firewall = firewallBy("""
                table inet filter {
                	chain input {
                		type filter hook input priority filter; policy accept;
                		tcp dport { 22, 3389 } counter packets 1 bytes 2 drop comment "no \\"RDP\\""
                	}
                }
                """);

        assertEquals(Effect.BLOCKED, firewall.effect());
        assertEquals("nftables", firewall.kind());
        assertTrue(firewall.rule().startsWith("input: tcp dport {22,3389}"), firewall.rule());
    }

    @Test
    void sendersThatAreLetInAreNamed() throws Exception {
        FirewallObservation firewall = firewallBy("""
                table inet filter {
                	chain input {
                		type filter hook input priority filter; policy drop;
                		ct state vmap { established : accept, related : accept, invalid : drop }
                		iif "lo" accept
                		ip6 nexthdr ipv6-icmp accept
                		ip saddr { 10.0.0.0/8, 192.168.0.0/16 } tcp dport 3300-3400 accept
                	}
                }
                """);

        assertEquals(Effect.ALLOWED, firewall.effect());
        assertEquals(List.of("10.0.0.0/8", "192.168.0.0/16"), firewall.sources());
    }

    @Test
    void setsOfPortsAndJumpsAreFollowed() throws Exception {
        FirewallObservation firewall = firewallBy("""
                table inet firewalld {
                	set ports {
                		type inet_service
                		elements = { 22, 3000-4000,
                			     8080 }
                	}
                	chain filter_INPUT {
                		type filter hook input priority filter + 10; policy accept;
                		ct state { established, related } accept
                		jump zones
                		reject with icmpx admin-prohibited
                	}
                	chain zones {
                		goto public
                	}
                	chain public {
                		tcp dport @ports accept
                		reject with icmpx admin-prohibited
                	}
                }
                """);

        assertEquals(Effect.ALLOWED, firewall.effect());
        assertEquals("firewalld", firewall.kind());
    }

    @Test
    void aRuleThatCannotBeWeighedMakesTheAnswerUnknownOnlyIfItMatters() throws Exception {
        String rules = """
                table ip filter {
                	chain INPUT {
                		type filter hook input priority filter; policy drop;
                		xt match "geoip" tcp dport PORT counter packets 0 bytes 0 accept
                	}
                }
                """;

        assertEquals(Effect.UNKNOWN, firewallBy(rules.replace("PORT", "3389")).effect());
        assertEquals(Effect.BLOCKED, firewallBy(rules.replace("PORT", "443")).effect());
    }

    @Test
    void clientsAreTakenFromTheEndOfALineWhateverTheUsersAreCalled() throws Exception {
        String log = """
                1 xrdp-sesman: [INFO ] AUTHFAIL: user=alice ip=10.0.0.7 time=1795311311
                1 xrdp-sesman: [INFO ] AUTHFAIL: user=x ip=10.9.9.9 time=1 ip=::ffff:10.0.0.7 time=1795311312
                1 xrdp-sesman: [INFO ] AUTHFAIL: user=x ip=unknown time=1795311312
                1 xrdp-sesman: [INFO ] ++ created session (access granted): username b, ip ::ffff:10.0.0.8:58472 - socket: 12
                1 xrdp-sesman: [INFO ] ++ reconnected session: username b, display :10.0, session_pid 5, ip 10.0.0.8:1 - socket: 1
                1 xrdp: [INFO ] AUTHFAIL: user=x ip=10.0.0.9\"} time=1
                """;

        assertEquals(
                "{\"address\":\"10.0.0.7\",\"refused\":2,\"broken\":0,\"granted\":0},"
                        + "{\"address\":\"10.0.0.8\",\"refused\":0,\"broken\":0,\"granted\":2}",
                part("lines=$(cat); clients", log));
    }

    @Test
    void onlyAPartOfADigestOfTheMachinesIdLeavesIt() throws Exception {
        Path file = tools.resolve("machine-id");
        Files.writeString(file, "0bd315a080f41b7a08ba5201c04cec9d\n");
        String digest = part("digest_of " + file, "");
        assertTrue(digest.matches("\"[0-9a-f]{16}\""), digest);

        Files.writeString(file, "0BD315A0-80F4-1B7A-08BA-5201C04CEC9D\n");
        assertEquals(digest, part("digest_of " + file, ""), "as firmware writes it");

        for (String none : List.of("", "uninitialized\n", "00000000-0000-0000-0000-000000000000\n", "\"; reboot\n")) {
            Files.writeString(file, none);
            assertEquals("null", part("digest_of " + file, ""), none);
        }
        assertEquals("null", part("digest_of " + tools.resolve("none"), ""));
    }

    private FirewallObservation firewallBy(String rules) throws Exception {
        tool("id", "echo 0");
        tool("nft", "cat <<'RULES'\n" + rules + "RULES");
        for (String tool : List.of("systemctl", "ss", "iptables", "iptables-legacy")) {
            tool(tool, "exit 1");
        }
        tool("ip", "echo default via 10.0.0.1 dev eth0");
        return firewall(run("{\"port\":3389}"));
    }

    private static FirewallObservation firewall(String output) {
        InsideReader.Reading.Read read =
                assertInstanceOf(InsideReader.Reading.Read.class, new InsideReader().read(output), output);
        Outcome outcome = read.document().outcomes(Instant.EPOCH).get(Check.FIREWALL);
        Outcome.Seen seen = assertInstanceOf(Outcome.Seen.class, outcome);
        return assertInstanceOf(FirewallObservation.class, seen.observation());
    }

    private void tool(String name, String body) throws Exception {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String request) throws Exception {
        return run(script.text(), request);
    }

    /** What a part of the script says, called by itself. */
    private String part(String call, String input) throws Exception {
        String functions = script.text().substring(0, script.text().lastIndexOf("\nmain"));
        return run(functions + "\n" + call, input);
    }

    private String run(String text, String request) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", text);
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
