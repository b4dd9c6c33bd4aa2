package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Action;
import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.FixRuns;
import dev.rollcall.fix.FixSession;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.inside.InsideProbes;
import dev.rollcall.probe.inside.InsideRequest;
import dev.rollcall.probe.inside.InsideScripts;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fixes, and looks from inside, on hosts whose shell is not the one that their SSH server's name lets expect. */
@Timeout(60)
final class OtherShellTest {
    private static final String REPORT =
            "{\"version\":1,\"state\":\"%s\",\"because\":\"\",\"machine\":\"m\",\"computer\":\"m\",\"changes\":[]}\n";

    private static final Charset UTF = StandardCharsets.UTF_8;

    private final SshTransport transport = Logons.transport();
    private final List<String> ran = new CopyOnWriteArrayList<>();

    /** Says in both languages what it was asked. */
    private record Both(boolean windows, boolean linux) implements HostFix {
        @Override
        public FixSheet sheet() {
            return new FixSheet("both", "Both", "Does nothing.", Risk.HARMLESS, List.of(), true);
        }

        @Override
        public Fit fit(Sight sight, FixSettings settings) {
            return Fit.APPLIES;
        }

        @Override
        public Optional<Script> script(Language language) {
            String sh = "printf '%s' '" + REPORT.formatted("would-change") + "'\n";
            return switch (language) {
                case SH -> linux ? Optional.of(new Script("both.sh", language, sh)) : Optional.empty();
                case POWERSHELL -> windows ? Optional.of(new Script("both.ps1", language, "'x'")) : Optional.empty();
            };
        }

        @Override
        public Proof proof(Sight before, Sight after, FixReport report) {
            return new Proof.Missing("");
        }
    }

    private static FixRequest request(Action action) {
        return new FixRequest(
                action, Host.named("m"), List.of("m"), new FixSettings(Map.of()), "", Optional.empty(), "1-m");
    }

    /** A Windows host that says nowhere that it is one, not even when it is asked; it notes what PowerShell was asked to do. */
    private SshPeer quietWindows() throws Exception {
        return SshPeer.start(peer -> {
            peer.passwords.put(SshPeer.USER, "right");
            peer.answersEach(line -> streams -> {
                if (line.equals(HostSystem.QUESTION)) {
                    return 0;
                }
                if (!line.startsWith("powershell")) {
                    ran.add("sh");
                    streams.err().write("'exec' is not recognized as an internal or external command".getBytes(UTF));
                    return 1;
                }
                String told = new String(streams.in().readAllBytes(), UTF);
                String action = Stream.of(Action.values())
                        .map(Action::key)
                        .filter(key -> told.contains("\"action\":\"" + key + "\""))
                        .findFirst()
                        .orElse("look");
                ran.add(action);
                String state = action.equals("plan") ? "would-change" : action.equals("undo") ? "undone" : "changed";
                streams.out().write(REPORT.formatted(state).getBytes(UTF));
                return 0;
            });
        });
    }

    private SshSession open(SshPeer peer) throws Exception {
        return transport.open(peer.target(), Logons.password(SshPeer.USER, "right"), Logons.soon());
    }

    @Test
    void aPlanFindsOutAndTheActRunsOnceInThatLanguage() throws Exception {
        try (SshPeer peer = quietWindows();
                SshSession session = open(peer)) {
            FixSession scripts = new FixRuns().over(session, new Both(true, true));
            assertEquals(
                    State.WOULD_CHANGE,
                    scripts.run(request(Action.PLAN), Logons.soon()).state());
            assertEquals(
                    State.CHANGED,
                    scripts.run(request(Action.APPLY), Logons.soon()).state());
            assertEquals(List.of("sh", "plan", "apply"), ran);
            assertEquals(1, peer.connections.get());
        }
    }

    @Test
    void anApplyThatNobodyPlannedIsTriedInOneLanguageOnly() throws Exception {
        try (SshPeer peer = quietWindows();
                SshSession session = open(peer)) {
            FixReport report = new FixRuns().run(session, new Both(true, true), request(Action.APPLY), Logons.soon());
            assertEquals(State.ACCESS_DENIED, report.state());
            assertEquals(List.of("sh"), ran);
        }
    }

    @Test
    void whatIsTakenBackIsAskedForByAPlanFirst() throws Exception {
        try (SshPeer peer = quietWindows();
                SshSession session = open(peer)) {
            FixReport report = new FixRuns().run(session, new Both(true, true), request(Action.UNDO), Logons.soon());
            assertEquals(State.UNDONE, report.state());
            assertEquals(List.of("sh", "plan", "undo"), ran);
        }
    }

    @Test
    void aFixForWindowsAloneIsFoundToBeForIt() throws Exception {
        try (SshPeer peer = quietWindows();
                SshSession session = open(peer)) {
            FixReport report = new FixRuns().run(session, new Both(true, false), request(Action.PLAN), Logons.soon());
            assertEquals(State.WOULD_CHANGE, report.state());
            assertEquals(List.of("plan"), ran);
        }
    }

    @Test
    void aFixForWindowsAloneMeansNothingToAShell() throws Exception {
        try (SshPeer peer = SshPeer.start(made -> made.passwords.put(SshPeer.USER, "right"));
                SshSession session = open(peer)) {
            FixReport report = new FixRuns().run(session, new Both(true, false), request(Action.PLAN), Logons.soon());
            assertEquals(State.NOT_APPLICABLE, report.state());
            assertEquals("both means nothing on Linux", report.because());
        }
    }

    @Test
    void aShellBehindAServerOfWindowsIsFound() throws Exception {
        try (SshPeer peer = SshPeer.start(made -> {
                    CoreModuleProperties.SERVER_IDENTIFICATION.set(made.server, "OpenSSH_for_Windows_9.5");
                    made.passwords.put(SshPeer.USER, "right");
                });
                SshSession session = open(peer)) {
            assertEquals(Language.POWERSHELL, session.language());
            FixReport report = new FixRuns().run(session, new Both(true, true), request(Action.PLAN), Logons.soon());
            assertEquals(State.WOULD_CHANGE, report.state(), report.because());
        }
    }

    @Test
    void aLookFromInsideFindsItToo() throws Exception {
        try (SshPeer peer = quietWindows();
                SshSession session = open(peer)) {
            InsideProbes probes = new InsideProbes(new InsideScripts(), Clock.systemUTC());
            List<Look> looks = probes.look(session, new InsideRequest(3389, Optional.empty()), Logons.soon());
            assertTrue(looks.stream().anyMatch(look -> look.outcome() instanceof Outcome.Seen), looks.toString());
        }
    }
}
