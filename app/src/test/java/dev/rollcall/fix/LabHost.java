package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.AddressProbes;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.inside.InsideProbes;
import dev.rollcall.probe.inside.InsideRequest;
import dev.rollcall.probe.inside.InsideScripts;
import dev.rollcall.probe.tls.TlsEngines;
import dev.rollcall.remote.KnownHostsTrust;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.ssh.SshTransport;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A real host of the lab, reached by a real SSH session, and seen from outside and inside as the program sees it. */
record LabHost(String name, int number) {
    private static final Path LAB = Path.of("/run/rdplab");
    /** The shell that runs this line, which need not be the one that began. */
    private static final String DIE = "kill -9 $(exec sh -c 'echo $PPID')\n";

    private static final Path SCRIPTS = Path.of("..", "shared", "lab");

    Host host() {
        return Host.named(name + ".lab.test");
    }

    FixRequest request(FixSettings settings) {
        return new FixRequest(
                Action.PLAN, host(), List.of(host().name(), name), settings, "", Optional.empty(), "listener-lab");
    }

    /** Back to its first state. */
    void reset() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPTS.resolve("reset")), "left out: the lab's scripts are not in " + SCRIPTS);
        script("reset", name);
    }

    /** On the host's console. */
    String inside(String command) throws IOException, InterruptedException {
        return script("in", name, "sh", "-c", command);
    }

    /** A desktop session by a stock client: open, leave, freeze. Says its id where it opens one. */
    String desktop(String what, String user) throws IOException, InterruptedException {
        return script("session", what, name, user);
    }

    FixReport run(HostFix fix, FixRequest request) throws Exception {
        try (RemoteSession session = session()) {
            return new FixRuns().run(session, fix, request, soon());
        }
    }

    /** Runs a text as if it were the fix's script, and holds that it is killed on its way. */
    void cutShort(HostFix fix, String text, FixRequest request) throws Exception {
        Script script = new Script(fix.id() + ".sh", Language.SH, text);
        try (RemoteSession session = session()) {
            ScriptRun run = new ScriptRun(script, request.json(fix, Language.SH), true, 1_000_000);
            assertEquals(
                    Optional.empty(),
                    new ReportReader().read(session.run(run, soon()).output()));
        } catch (RemoteException killed) {
            assertEquals(RemoteException.Problem.FAILED, killed.problem());
        }
    }

    /** The same fix, whose script is killed where it comes to this text. */
    void killed(HostFix fix, String where, FixRequest request) throws Exception {
        String text = fix.script(Language.SH).orElseThrow().text();
        assertEquals(2, text.split(Pattern.quote(where), -1).length, where);
        HostFix cut = new HostFix() {
            @Override
            public FixSheet sheet() {
                return fix.sheet();
            }

            @Override
            public Fit fit(Sight sight, FixSettings settings) {
                return fix.fit(sight, settings);
            }

            @Override
            public Optional<Script> script(Language language) {
                return Optional.of(new Script(fix.id() + ".sh", Language.SH, text.replace(where, DIE + where)));
            }

            @Override
            public Proof proof(Sight before, Sight after, FixReport report) {
                return fix.proof(before, after, report);
            }
        };
        try {
            assertEquals(FixReport.State.FAILED, run(cut, request).state());
        } catch (RemoteException e) {
            assertEquals("the script was killed by signal KILL", e.getMessage());
        }
    }

    Sight look() throws Exception {
        InetAddress address = InetAddress.getByName("10.77.0." + number);
        List<Look> looks = new ArrayList<>(new AddressProbes(TlsEngines.best(), InstantSource.system())
                .look(
                        host(),
                        address,
                        List.of(host().name()),
                        EnumSet.of(Check.PORT, Check.NLA, Check.CERTIFICATE),
                        new ProbeSettings(Duration.ofSeconds(5), List.of(), "rollcall"),
                        soon()));
        try (RemoteSession session = session()) {
            looks.addAll(new InsideProbes(new InsideScripts(), Clock.systemUTC())
                    .look(session, new InsideRequest(3389, Optional.empty()), soon()));
        }
        Round round = new Round(host(), Instant.now(), looks);
        return new Sight(round, new Judge(Policy.DEFAULT).judge(round, Instant.now()));
    }

    /** Looks until a proof is there, or time is over: a server that was restarted takes a moment. */
    Proof proof(HostFix fix, Sight before, FixReport report) throws Exception {
        Deadline deadline = soon();
        Proof proof = fix.proof(before, look(), report);
        while (proof instanceof Proof.Missing && !deadline.passed()) {
            proof = fix.proof(before, look(), report);
        }
        return proof;
    }

    /** Looks again and again until that is seen; a server that was restarted takes a moment. */
    Sight await(Predicate<Sight> wanted) throws Exception {
        Deadline deadline = soon();
        Sight sight = look();
        while (!wanted.test(sight) && !deadline.passed()) {
            sight = look();
        }
        assertEquals(true, wanted.test(sight), sight.verdict()::toString);
        return sight;
    }

    Sight await(HostFix fix, Sight before, FixReport report) throws Exception {
        return await(after -> fix.proof(before, after, report) instanceof Proof.Verified);
    }

    private RemoteSession session() throws Exception {
        Credential.SshKey key = new Credential.SshKey(
                "lab",
                "admin",
                Secret.takingOver(Files.readString(LAB.resolve("id_ed25519")).toCharArray()),
                Optional.empty());
        Deadline deadline = soon();
        while (true) {
            try {
                return SshTransport.with(KnownHostsTrust.read(LAB.resolve("known_hosts")), new LogonGuard(), Map.of())
                        .open(
                                new RemoteTarget(host().name(), new InetSocketAddress("10.77.0." + number, 22)),
                                key,
                                deadline);
            } catch (RemoteException e) {
                // The lab writes its list of keys anew whenever one of its hosts is put back.
                if (e.problem() != RemoteException.Problem.UNTRUSTED || deadline.passed()) {
                    throw e;
                }
            }
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(50));
    }

    private static String script(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("lab", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exit = process.waitFor();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            assertEquals(0, exit, () -> command + ": " + text);
            return text;
        } finally {
            Files.delete(said);
        }
    }
}
