package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.winrm.WinRmTransport;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One log-on and one script over HTTP: in this process, or in one of its own, for the ticket cache is named by the environment. */
final class KerberosClient {
    private static final Duration PLENTY = Duration.ofSeconds(50);
    private static final Script SCRIPT = new Script("facts.ps1", Script.Language.POWERSHELL, "'{}'\n");

    private KerberosClient() {}

    static Transport transport() {
        return WinRmTransport.http(new LogonGuard());
    }

    static ScriptResult run(Transport transport, Credential credential, String host, InetSocketAddress address)
            throws RemoteException, InterruptedException {
        Deadline deadline = Deadline.after(PLENTY);
        try (RemoteSession session = transport.open(new RemoteTarget(host, address), credential, deadline)) {
            return session.run(new ScriptRun(SCRIPT, "{\"name\":\"Zoë\"}", false, 1_000_000), deadline);
        }
    }

    /** Argument: port. */
    public static void main(String... arguments) throws Exception {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        String said;
        try {
            said = run(transport(), new Credential.KerberosTickets("mine", ""), "peer.lab.example", address)
                    .output();
        } catch (RemoteException e) {
            said = e.problem() + ": " + e.getMessage();
        }
        System.out.write(said.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    /** What {@link #main} says with these tickets. */
    static String withTickets(Path cache, KeyDistribution realm, InetSocketAddress address) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.security.krb5.conf=" + realm.configuration(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        KerberosClient.class.getName(),
                        Integer.toString(address.getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("KRB5CCNAME", cache.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return said;
    }
}
