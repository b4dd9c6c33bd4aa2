package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that are no SSH servers, or bad ones. */
@Timeout(60)
final class SshGreetingTest {
    private final SshTransport transport = Logons.transport();

    @Test
    void closedPortIsRefused() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RemoteException why = refused(port, Duration.ofSeconds(10));
        assertEquals(Problem.REFUSED, why.problem());
        assertEquals("connection refused: no SSH server at port " + port, Logons.words(why));
    }

    @Test
    void webServerIsQuoted() throws Exception {
        assertGreeting(
                Problem.REFUSED,
                "does not speak SSH: it says \"HTTP/1.1 400 Bad Request\"",
                out -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void escapeSequencesOfAHostAreNotShown() throws Exception {
        assertGreeting(
                Problem.REFUSED,
                "it says \"[2Jhello\"",
                out -> out.write("\u001b[2Jhello\u0007\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void bannerWithoutEndIsLeft() throws Exception {
        assertGreeting(Problem.REFUSED, "it says \"welcome\"", out -> {
            while (true) {
                out.write("welcome\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertGreeting(Problem.REFUSED, "does not speak SSH", out -> {
            while (true) {
                out.write('x');
            }
        });
        assertGreeting(Problem.REFUSED, "does not speak SSH", out -> {
            out.write("SSH-2.0-".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
            }
        });
    }

    @Test
    void firstVersionOfSshIsNotSpoken() throws Exception {
        assertGreeting(
                Problem.REFUSED,
                "no SSH of version 2",
                out -> out.write("SSH-1.5-Old\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void connectionThatEndsWithoutAWordIsSaid() throws Exception {
        assertGreeting(Problem.REFUSED, "ended before a word", out -> {});
    }

    @Test
    void silenceAtAnyStageCostsTheDeadline() throws Exception {
        assertSilence("");
        assertSilence("SSH-2.0-Sil");
        assertSilence("a notice first\r\nSSH-2.0-Silent\r\n");
        // A packet that says it has 1000 bytes, of which one comes.
        assertSilence("SSH-2.0-Silent\r\n\0\0\u0003\u00e8\4");
    }

    private void assertSilence(String sent) throws Exception {
        try (Listener listener = new Listener(out -> {
            out.write(sent.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            listen(out);
        })) {
            RemoteException why = refused(listener.port(), Duration.ofMillis(600));
            assertEquals(Problem.TIMED_OUT, why.problem(), sent + ": " + Logons.words(why));
        }
    }

    private static void listen(OutputStream out) throws IOException {
        try {
            if (new CountDownLatch(1).await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody counts");
            }
        } catch (InterruptedException e) {
            out.close();
        }
    }

    private void assertGreeting(Problem problem, String words, Listener.Talk talk) throws Exception {
        try (Listener listener = new Listener(talk)) {
            RemoteException why = refused(listener.port(), Duration.ofSeconds(10));
            assertTrue(Logons.words(why).contains(words), Logons.words(why));
            assertEquals(problem, why.problem());
        }
    }

    private RemoteException refused(int port, Duration within) {
        RemoteTarget target = new RemoteTarget("peer", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return Logons.refused(transport, target, Logons.password("admin", "secret"), Logons.in(within));
    }

    /** Says one thing to each that connects. */
    private record Listener(ServerSocket socket, Thread thread) implements AutoCloseable {
        interface Talk {
            void to(OutputStream out) throws IOException;
        }

        Listener(Talk talk) throws IOException {
            this(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), talk);
        }

        private Listener(ServerSocket socket, Talk talk) {
            this(socket, Thread.ofVirtual().start(() -> serve(socket, talk)));
        }

        int port() {
            return socket.getLocalPort();
        }

        private static void serve(ServerSocket socket, Talk talk) {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    caller.setSoTimeout(5000);
                    caller.getInputStream().read();
                    talk.to(caller.getOutputStream());
                    // Read what is left, so that the end is no reset.
                    caller.shutdownOutput();
                    caller.getInputStream().readNBytes(100_000);
                } catch (IOException gone) {
                    // The next one.
                }
            }
        }

        @Override
        public void close() throws IOException {
            thread.interrupt();
            socket.close();
        }
    }
}
