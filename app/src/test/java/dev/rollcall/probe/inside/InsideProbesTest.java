package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Script.Language;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InsideProbesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final String WINDOWS = """
            {"policy":{"enabled":true,"local":false,"by_policy":true,"logons":"enabled","settings":{"FIPS":"1"}},\
            "version":1,"system":"windows","server":"TermService",\
            "services":[{"name":"TermService","state":"running","start":"on-demand","needed":true,"exit":0}],\
            "sessions":{"list":[{"id":2,"user":"alice","state":"disconnected","since":"2026-11-19T14:00:00Z","idle_s":9}],\
            "limit":2,"counted":0},"listener":{"port":3389,"listening":true,"owned_by_server":true},\
            "machine":{"name":"Windows","time":"2026-11-20T14:05:00Z"},\
            "events":[{"log":"System","provider":"Schannel","id":36870,"count":2,"at":"2026-11-20T13:00:00Z"}],\
            "missing":{"session times":"constrained language mode","store My":"access denied"}}
            """;
    private static final InsideRequest REQUEST = new InsideRequest(3389, Optional.of(NOW.minusSeconds(600)));

    private final InsideProbes probes = new InsideProbes(new InsideScripts(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theSessionRunsOneScriptAndEachCheckHasItsLook() throws Exception {
        Scripted session = new Scripted(TransportKind.WINRM_HTTP, run -> said(0, WINDOWS));

        List<Look> looks = look(session, REQUEST);

        assertEquals(1, session.runs.size());
        assertEquals(Language.POWERSHELL, session.runs.getFirst().script().language());
        assertEquals("{\"port\":3389,\"window_s\":720}", session.runs.getFirst().request());
        ServiceObservation service = seen(looks, Check.SERVICE, ServiceObservation.class);
        assertEquals(Optional.of(Duration.ofMinutes(5)), service.machine().clockAhead());
        assertEquals(36870, service.events().getFirst().id());
        SessionObservation sessions = seen(looks, Check.SESSION, SessionObservation.class);
        assertEquals("alice", sessions.sessions().getFirst().user());
        assertEquals("2", sessions.sessions().getFirst().id());
        assertEquals("constrained language mode", sessions.missing().get("session times"));
        assertEquals(
                Optional.of(true),
                seen(looks, Check.POLICY, PolicyObservation.class).byPolicy());
        assertEquals(
                List.of(
                        Check.SERVICE,
                        Check.SESSION,
                        Check.FIREWALL,
                        Check.POLICY,
                        Check.PORT,
                        Check.NLA,
                        Check.CERTIFICATE),
                looks.stream().map(Look::check).toList());
        assertTrue(looks.getFirst().transcript().getLast().text().contains("TermService"));
    }

    @Test
    void aShellThatKnowsOnlyTheOtherLanguageIsAskedInThat() throws Exception {
        Scripted session = new Scripted(
                TransportKind.SSH,
                run -> run.script().language() == Language.SH ? said(255, "'sh' is not recognized") : said(0, WINDOWS));

        List<Look> looks = look(session, new InsideRequest(3389, Optional.empty()));

        seen(looks, Check.SERVICE, ServiceObservation.class);
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void whatWentWrongIsEveryChecksReason(Problem problem) throws Exception {
        Scripted session = new Scripted(TransportKind.WINRM_HTTPS, run -> {
            throw new RemoteException(problem, "no\nway");
        });

        List<Look> looks = look(session, REQUEST);

        assertEquals(InsideProbes.CHECKS, looks.stream().map(Look::check).toList());
        for (Look look : looks) {
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals("no way", missing.detail());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"version\":1,", "{\"version\":2}", "[]", "null", "{\"version\":\"1\"}", "hello\n{ no"
            })
    void whatIsNoDocumentGivesOneClearLine(String output) throws Exception {
        Scripted session = new Scripted(TransportKind.WINRM_HTTPS, run -> said(1, output));

        for (Look look : look(session, REQUEST)) {
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals(Reason.NOT_LEARNT, missing.reason());
            assertTrue(missing.detail().startsWith("windows.ps1 ended with 1, "), missing.detail());
            assertEquals(1, missing.detail().lines().count());
        }
    }

    @Test
    void aDocumentThatIsCutOffAnywhereIsSaidToBe() throws Exception {
        String whole = WINDOWS.strip();
        for (int length = 1; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            List<Look> looks = look(new Scripted(TransportKind.WINRM_HTTP, run -> said(0, part)), REQUEST);
            List<String> details = looks.stream()
                    .filter(look -> look.outcome() instanceof Outcome.Missing)
                    .map(look -> ((Outcome.Missing) look.outcome()).detail())
                    .toList();
            assertTrue(details.size() > 0 || part.contains("\"events\":[{"), part);
            details.forEach(detail -> assertTrue(detail.contains("cut off") || detail.contains("not JSON"), detail));
        }
    }

    @Test
    void whatCameBeforeACutIsKept() throws Exception {
        String part = WINDOWS.substring(0, WINDOWS.indexOf("\"listener\"") + 5);

        List<Look> looks = look(new Scripted(TransportKind.WINRM_HTTP, run -> said(0, part)), REQUEST);

        assertEquals(
                Optional.of(true),
                seen(looks, Check.POLICY, PolicyObservation.class).byPolicy());
        assertEquals(
                "alice",
                seen(looks, Check.SESSION, SessionObservation.class)
                        .sessions()
                        .getFirst()
                        .user());
        String why = "the document is cut off after " + part.length() + " characters";
        assertEquals(
                why,
                seen(looks, Check.SERVICE, ServiceObservation.class).missing().get("machine"));
        Outcome.Missing firewall = assertInstanceOf(
                Outcome.Missing.class,
                looks.stream()
                        .filter(look -> look.check() == Check.FIREWALL)
                        .findFirst()
                        .orElseThrow()
                        .outcome());
        assertEquals("the script's document is cut off after " + part.length() + " characters", firewall.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":1}",
                "{\"version\":1,\"services\":null,\"sessions\":7,\"firewall\":[],\"policy\":\"x\",\"missing\":[1]}",
                "{\"version\":1,\"sessions\":{\"list\":{\"id\":[],\"user\":{},\"since\":\"x\",\"idle_s\":-1}}}",
                "{\"version\":1,\"machine\":{\"time\":99999999999999999999,\"started\":-5,\"disk_free\":1e400}}",
                "{\"version\":1,\"certificate\":{\"pem\":\"x\",\"stored\":[[],{\"sha1\":9}]},\"new\":{\"a\":[{}]}}",
                "\uFEFF{\"version\":1,\"services\":[{\"state\":\"dancing\",\"exit\":\"x\"}]}",
                "Welcome {you}\n{\"version\":1}\ntrailing",
            })
    void oddDocumentsCostOnlyTheirOddParts(String output) throws Exception {
        List<Look> looks = look(new Scripted(TransportKind.WINRM_HTTP, run -> said(0, output)), REQUEST);

        assertEquals(7, looks.size());
        looks.forEach(look -> assertInstanceOf(Outcome.Seen.class, look.outcome()));
    }

    @Test
    void listsAndTextsAreBounded() throws Exception {
        String session = "{\"id\":1,\"user\":\"" + "u".repeat(5000) + "\\n\\u001b[31m\",\"state\":\"active\"}";
        String output = "{\"version\":1,\"sessions\":{\"list\":[" + session
                + ",{\"id\":2,\"user\":\"a\",\"state\":\"active\"}".repeat(5000) + "]}}";

        List<Look> looks = look(new Scripted(TransportKind.WINRM_HTTP, run -> said(0, output)), REQUEST);

        SessionObservation seen = seen(looks, Check.SESSION, SessionObservation.class);
        assertEquals(500, seen.sessions().size());
        assertTrue(seen.sessions().getFirst().user().length() <= 301);
    }

    @Test
    void depthIsBounded() throws Exception {
        String output = "{\"version\":1,\"a\":" + "[".repeat(100_000);

        List<Look> looks = look(new Scripted(TransportKind.WINRM_HTTP, run -> said(0, output)), REQUEST);

        assertInstanceOf(Outcome.Missing.class, looks.getFirst().outcome());
    }

    private List<Look> look(RemoteSession session, InsideRequest request) throws InterruptedException {
        return probes.look(session, request, Deadline.after(Duration.ofSeconds(5)));
    }

    private static <T> T seen(List<Look> looks, Check check, Class<T> type) {
        Look look =
                looks.stream().filter(each -> each.check() == check).findFirst().orElseThrow();
        return assertInstanceOf(
                type, assertInstanceOf(Outcome.Seen.class, look.outcome()).observation());
    }

    private static ScriptResult said(int exitCode, String output) {
        return new ScriptResult(exitCode, output, "", false);
    }

    @FunctionalInterface
    private interface Answer {
        ScriptResult to(ScriptRun run) throws RemoteException;
    }

    /** A session that answers as it is told, and remembers what it was asked. */
    private static final class Scripted implements RemoteSession {
        private final TransportKind kind;
        private final Answer answer;
        private final List<ScriptRun> runs = new ArrayList<>();

        Scripted(TransportKind kind, Answer answer) {
            this.kind = kind;
            this.answer = answer;
        }

        @Override
        public TransportKind transport() {
            return kind;
        }

        @Override
        public Language language() {
            return kind == TransportKind.SSH ? Language.SH : Language.POWERSHELL;
        }

        @Override
        public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException {
            runs.add(run);
            return answer.to(run);
        }

        @Override
        public void tryOut(Deadline deadline) {}

        @Override
        public void close() {}
    }
}
