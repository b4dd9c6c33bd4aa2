package dev.rollcall.remote.ssh;

import dev.rollcall.remote.RemoteTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server of its own on a free port, which runs commands in this computer's sh and counts what it is told. */
final class SshPeer implements AutoCloseable {
    static final String USER = "admin";

    final SshServer server = SshServer.setUpDefaultServer();
    final KeyPair hostKey;
    final AtomicInteger connections = new AtomicInteger();
    final List<String> attempts = new CopyOnWriteArrayList<>();
    final Map<String, String> passwords = new ConcurrentHashMap<>();
    final List<PublicKey> keys = new CopyOnWriteArrayList<>();

    private SshPeer() throws GeneralSecurityException {
        hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    static SshPeer start() throws Exception {
        return start(_ -> {});
    }

    static SshPeer start(Consumer<SshPeer> setup) throws Exception {
        SshPeer peer = new SshPeer();
        peer.server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        peer.server.setPort(0);
        peer.server.setKeyPairProvider(KeyPairProvider.wrap(peer.hostKey));
        peer.server.setPasswordAuthenticator((user, password, _) -> {
            peer.attempts.add("password");
            return password.equals(peer.passwords.get(user));
        });
        peer.server.setPublickeyAuthenticator((_, key, _) -> {
            peer.attempts.add("key");
            return peer.keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
        });
        peer.server.setCommandFactory(
                (channel, line) -> new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel));
        peer.server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                peer.connections.incrementAndGet();
            }
        });
        setup.accept(peer);
        peer.server.start();
        return peer;
    }

    RemoteTarget target() {
        return new RemoteTarget("peer", new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** A command that is written in Java, on a thread of its own. */
    interface Body {
        int run(Streams streams) throws Exception;
    }

    interface Streams {
        InputStream in();

        OutputStream out();

        OutputStream err();
    }

    void answersWith(Body body) {
        server.setCommandFactory((_, _) -> new JavaCommand(body));
    }

    /** By the command line that came. */
    void answersEach(Function<String, Body> bodies) {
        server.setCommandFactory((_, line) -> new JavaCommand(bodies.apply(line)));
    }

    private static final class JavaCommand implements Command, Streams {
        private final Body body;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (_, _, _) -> {};
        private Thread thread = new Thread();

        JavaCommand(Body body) {
            this.body = body;
        }

        @Override
        public InputStream in() {
            return in;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public OutputStream err() {
            return err;
        }

        @Override
        public void setInputStream(InputStream given) {
            in = given;
        }

        @Override
        public void setOutputStream(OutputStream given) {
            out = given;
        }

        @Override
        public void setErrorStream(OutputStream given) {
            err = given;
        }

        @Override
        public void setExitCallback(ExitCallback given) {
            exit = given;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    int code = body.run(this);
                    out.flush();
                    err.flush();
                    exit.onExit(code);
                } catch (Exception ended) {
                    exit.onExit(255);
                }
            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            thread.interrupt();
        }
    }
}
