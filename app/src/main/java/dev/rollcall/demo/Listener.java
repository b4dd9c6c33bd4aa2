package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Member;
import dev.rollcall.demo.Persona.Door;
import dev.rollcall.demo.Persona.Security;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The listener of one simulated host: one thread accepts, one serves each connection. Platform threads: on virtual ones the
 * simulated servers would wait for the checks that wait for them, and seem slow.
 */
final class Listener implements AutoCloseable {
    /** How long a client may keep a connection without a word. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int BACKLOG = 256;

    private final Member member;
    private final Supplier<SSLContext> tls;
    private final ServerSocket socket;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param tls asked for at the first handshake */
    Listener(Member member, InetAddress address, Supplier<SSLContext> tls) throws IOException {
        this.member = member;
        this.tls = tls;
        socket = new ServerSocket(0, BACKLOG, address);
        if (member.persona().door() == Door.CLOSED) {
            socket.close();
        } else {
            start("demo-" + member.name(), this::accept);
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                start("demo-connection", () -> serve(connection));
            } catch (IOException closedOrAborted) {
                // A closed socket ends the loop; an aborted connection is the client's own affair.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(PATIENCE_MILLIS);
            connection.setTcpNoDelay(true);
            switch (member.persona().door()) {
                case RDP, SLOW_RDP -> negotiate(connection);
                case SILENT -> drain(connection.getInputStream());
                case DROPS, CLOSED -> {}
                case HTTP -> speak(connection, "HTTP/1.1 400 Bad Request\r\nServer: demo\r\nContent-Length: 0\r\n\r\n");
                case SSH -> speak(connection, "SSH-2.0-OpenSSH_9.2p1 Demo\r\n");
            }
        } catch (IOException gone) {
            // The client went away or speaks something else: the connection ends, as on a real server.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static void speak(Socket connection, String answer) throws IOException {
        if (connection.getInputStream().read() >= 0) {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            drain(connection.getInputStream());
        }
    }

    private void negotiate(Socket connection) throws IOException, InterruptedException {
        // Unbuffered on purpose: the bytes behind the request belong to TLS.
        int protocols = Negotiation.readRequest(new DataInputStream(connection.getInputStream()));
        if (member.persona().door() == Door.SLOW_RDP
                && stopped.await(Door.SLOWNESS.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        Negotiation answer = Negotiation.answer(member.persona().security(), protocols);
        connection.getOutputStream().write(answer.confirm());
        if (answer.selected() <= Negotiation.RDP) {
            drain(connection.getInputStream());
        } else if (member.persona().security() != Security.BROKEN_TLS) {
            secure(connection, answer.selected());
        }
    }

    private void secure(Socket connection, int selected) throws IOException {
        try (SSLSocket secured = (SSLSocket) tls.get().getSocketFactory().createSocket(connection, null, true)) {
            secured.setUseClientMode(false);
            secured.startHandshake();
            InputStream in = secured.getInputStream();
            OutputStream out = secured.getOutputStream();
            if (selected == Negotiation.SSL) {
                drain(in);
            } else {
                CredSsp.serve(in, out, member, Clock.systemUTC());
            }
        }
    }

    private static void drain(InputStream in) throws IOException {
        // Whatever the client says now, a simulated host has no desktop to show.
        in.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException closing) {
            // Nothing is left to be done with it.
        }
    }

    /** Makes a host's TLS context when it is first needed, once. */
    static final class Handshakes implements Supplier<SSLContext> {
        private final Authority authority;
        private final Member member;
        private Optional<SSLContext> made = Optional.empty();

        Handshakes(Authority authority, Member member) {
            this.authority = authority;
            this.member = member;
        }

        @Override
        public synchronized SSLContext get() {
            if (made.isEmpty()) {
                try {
                    made = Optional.of(authority.contextOf(member));
                } catch (GeneralSecurityException failed) {
                    throw new IllegalStateException("no certificate for " + member.name(), failed);
                }
            }
            return made.get();
        }
    }
}
