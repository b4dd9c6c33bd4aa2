package dev.rollcall.remote.winrm.kerberos;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Assumptions;

/** A Kerberos realm of our own, served by MIT's programs on a free port, until it is closed. */
final class KeyDistribution implements AutoCloseable {
    static final String REALM = "LAB.EXAMPLE";
    static final String CONFIGURATION = "java.security.krb5.conf";

    private final Path folder;
    private final Process server;

    private KeyDistribution(Path folder, Process server) {
        this.folder = folder;
        this.server = server;
    }

    /** Leaves the test out, and says so, where the programs are not installed. */
    static KeyDistribution start(Path folder) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/sbin/krb5kdc"))
                || !Files.isExecutable(Path.of("/usr/sbin/kadmin.local"))
                || !Files.isExecutable(Path.of("/usr/bin/kinit"))) {
            System.out.println("Kerberos: a test was left out, krb5-kdc or krb5-user is not installed");
            Assumptions.abort("no krb5-kdc");
        }
        int port = freePort();
        Files.writeString(folder.resolve("krb5.conf"), """
                [libdefaults]
                default_realm = %1$s
                dns_lookup_kdc = false
                dns_lookup_realm = false
                dns_canonicalize_hostname = false
                udp_preference_limit = 1
                [realms]
                %1$s = {
                  kdc = 127.0.0.1:%2$d
                }
                [domain_realm]
                .lab.example = %1$s
                """.formatted(REALM, port));
        Files.writeString(folder.resolve("kdc.conf"), """
                [kdcdefaults]
                kdc_listen = 127.0.0.1:%2$d
                kdc_tcp_listen = 127.0.0.1:%2$d
                [realms]
                %1$s = {
                  database_name = %3$s/principal
                  key_stash_file = %3$s/stash
                  supported_enctypes = aes256-cts-hmac-sha1-96:normal
                }
                [logging]
                kdc = FILE:%3$s/kdc.log
                """.formatted(REALM, port, folder));
        run(folder, "/usr/sbin/kdb5_util", "-r", REALM, "create", "-s", "-P", "master");
        run(folder, "/usr/sbin/kadmin.local", "-r", REALM, "-q", "addprinc -pw secret ops");
        run(folder, "/usr/sbin/kadmin.local", "-r", REALM, "-q", "addprinc -randkey HTTP/peer.lab.example");
        run(
                folder,
                "/usr/sbin/kadmin.local",
                "-r",
                REALM,
                "-q",
                "ktadd -k " + folder.resolve("host.keytab") + " HTTP/peer.lab.example");
        run(
                folder,
                "/usr/sbin/kadmin.local",
                "-r",
                REALM,
                "-q",
                "ktadd -norandkey -k " + folder.resolve("ops.keytab") + " ops");
        Process server = process(folder, "/usr/sbin/krb5kdc", "-n", "-r", REALM).start();
        await(port, server);
        System.setProperty(CONFIGURATION, folder.resolve("krb5.conf").toString());
        return new KeyDistribution(folder, server);
    }

    /** Of those that systems don't hand out by themselves: it takes a while until the server has it. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (DatagramSocket _ = new DatagramSocket(port, InetAddress.getLoopbackAddress());
                    ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException _) {
                // The next one.
            }
        }
    }

    /** {@code peer.lab.example}, with its key; reads the configuration of this realm anew for all of this process. */
    KerberosHost host() throws LoginException {
        return KerberosHost.of("HTTP/peer.lab.example@" + REALM, folder.resolve("host.keytab"));
    }

    /** Of the user {@code ops}. */
    Path keytab() {
        return folder.resolve("ops.keytab");
    }

    /** A cache of {@code ops}'s tickets, for twelve hours. */
    Path tickets() throws IOException, InterruptedException {
        Path cache = folder.resolve("tickets");
        run(folder, "/usr/bin/kinit", "-c", "FILE:" + cache, "-l", "12h", "-k", "-t", keytab().toString(), "ops");
        return cache;
    }

    /** Tickets for the host are no longer for the keys that it has. */
    void newHostKey() throws IOException, InterruptedException {
        run(folder, "/usr/sbin/kadmin.local", "-r", REALM, "-q", "cpw -randkey HTTP/peer.lab.example");
    }

    Path configuration() {
        return folder.resolve("krb5.conf");
    }

    /** It listens a little later than it starts. */
    private static void await(int port, Process server) throws IOException {
        while (server.isAlive()) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException _) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("krb5kdc ended at once");
    }

    private static ProcessBuilder process(Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
        builder.environment().put("KRB5_CONFIG", folder.resolve("krb5.conf").toString());
        builder.environment().put("KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString());
        return builder;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = process(folder, command).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("output.log"), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        System.clearProperty(CONFIGURATION);
        server.destroy();
        server.onExit().join();
    }
}
