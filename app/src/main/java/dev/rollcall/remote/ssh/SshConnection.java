package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.ErrorNotifiable;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.connection.channel.direct.Session;

/** One SSH connection to a host that is the one it should be. Closing it never blocks. */
final class SshConnection implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofMillis(250);
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final int SECONDS_BETWEEN_QUESTIONS = 2;
    private static final int MOST_OPEN_QUESTIONS = 3;
    private static final String QUESTION = "keepalive@openssh.com";
    private static final long WINDOW = 256 * 1024;

    private final SSHClient client;
    private final Socket socket;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** For which a command is being started. */
    private final Set<Channel> starting = ConcurrentHashMap.newKeySet();

    private SshConnection(SSHClient client, Socket socket) {
        this.client = client;
        this.socket = socket;
        client.getTransport().setDisconnectListener(this::ended);
    }

    /** The library tells those who wait when a connection ends, but not whoever begins to wait just then: so once more, a moment later. */
    private void ended(DisconnectReason reason, String words) {
        CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    SSHException end = new SSHException(reason, words);
                    starting.forEach(channel -> channel.notifyError(end));
                    if (client.getConnection() instanceof ErrorNotifiable all) {
                        all.notifyError(end);
                    }
                });
    }

    /** A channel for one command; {@link #started} follows. */
    Session startSession() throws IOException {
        Session session = client.startSession();
        starting.add(session);
        return session;
    }

    SSHClient client() {
        return client;
    }

    /** What the host says it runs, as in {@code OpenSSH_for_Windows_9.5}. */
    String software() {
        return String.valueOf(client.getTransport().getServerVersion());
    }

    /** A TCP connection of our own. */
    static Socket dial(InetSocketAddress address, Deadline deadline) throws RemoteException, InterruptedException {
        if (deadline.passed()) {
            throw new RemoteException(Problem.TIMED_OUT, "no time was left to connect");
        }
        if (address.isUnresolved()) {
            throw new RemoteException(Problem.NOT_REACHED, "no address is known for " + address.getHostString());
        }
        Socket raw = new Socket();
        try {
            raw.connect(address, deadline.leftMillis());
            raw.setTcpNoDelay(true);
            return new StreamSocket(
                    new IdentificationStream(raw.getInputStream()), raw.getOutputStream(), raw, address);
        } catch (IOException failure) {
            closeQuietly(raw);
            stopIfInterrupted();
            throw Faults.ofConnect(failure, address.getPort());
        }
    }

    /** Exchanges keys over a connection, which becomes its own, and makes sure of the host. */
    static SshConnection over(Socket socket, Config config, RemoteTarget target, Trust trust, Deadline deadline)
            throws RemoteException, InterruptedException {
        SSHClient client = new SSHClient(config);
        SshConnection connection = new SshConnection(client, socket);
        HostKeyCheck check = new HostKeyCheck(trust, target);
        client.setSocketFactory(new Given(socket));
        client.addHostKeyVerifier(check);
        client.getConnection().setWindowSize(WINDOW);
        connection.waitsUntil(deadline);
        try (Watch _ = Watch.over(deadline, connection::drop)) {
            client.connect(target.name(), target.address().getPort());
            return connection;
        } catch (IOException | RuntimeException failure) {
            connection.drop();
            stopIfInterrupted();
            Optional<RemoteException> objection = check.objection();
            if (objection.isPresent()) {
                throw objection.get();
            }
            throw Faults.of(failure, "while keys were exchanged", deadline);
        }
    }

    /** The command runs, or could not be started. */
    void started(Channel channel) {
        starting.remove(channel);
    }

    /** Whether it is there to be used. */
    boolean isOpen() {
        return !closed.get() && client.isConnected();
    }

    /** For one that serves many: no single deadline is its own. */
    void waitsAtMost(Duration time) {
        int millis = Math.toIntExact(time.toMillis());
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(millis);
    }

    /**
     * Asks the host now and then whether it is still there (keepalive@openssh.com), and ends the connection once it has left several
     * such questions open: for one that serves many, who would all wait for it in vain.
     */
    void asksForLife() {
        if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner questions && !asking.getAndSet(true)) {
            questions.setMaxAliveCount(MOST_OPEN_QUESTIONS);
            questions.setKeepAliveInterval(SECONDS_BETWEEN_QUESTIONS);
            questions.start();
        }
    }

    /**
     * Asks the host now. On a thread of its own: an interrupted write would end the connection of all.
     */
    boolean answers(Duration patience) throws InterruptedException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        Thread.ofVirtual().name("ssh question").start(() -> answered.complete(asked(patience)));
        try {
            return answered.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        }
    }

    private boolean asked(Duration patience) {
        try {
            return client.getConnection()
                            .sendGlobalRequest(QUESTION, true, new byte[0])
                            .tryRetrieve(patience.toMillis(), TimeUnit.MILLISECONDS)
                    != null;
        } catch (IOException refused) {
            // Most hosts don't know the question: that they say so is an answer.
            return isOpen();
        }
    }

    void waitsUntil(Deadline deadline) {
        client.getTransport().setTimeoutMs(deadline.leftMillis());
        client.getConnection().setTimeoutMs(deadline.leftMillis());
    }

    /** Ends it at once, without a word: whatever blocks on it returns. */
    void drop() {
        closed.set(true);
        client.getConnection().getKeepAlive().interrupt();
        closeQuietly(socket);
    }

    /** Ends it from another thread: says good-bye where that goes quickly, then cuts it off. */
    void end(Runnable lastWords) {
        if (closed.getAndSet(true)) {
            return;
        }
        Deadline soon = Deadline.after(FAREWELL);
        Thread.ofVirtual().name("ssh farewell").start(() -> {
            try (Watch _ = Watch.over(soon, () -> closeQuietly(socket))) {
                lastWords.run();
                client.disconnect();
            } catch (IOException | RuntimeException alreadyGone) {
                // It is to end: how is no matter.
            } finally {
                closeQuietly(socket);
            }
        });
    }

    @Override
    public void close() {
        end(() -> {});
    }

    static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing more is wanted of it.
        }
    }

    /** Hands out the one connection there is. */
    private static final class Given extends SocketFactory {
        private final Socket socket;

        Given(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return socket;
        }
    }
}
