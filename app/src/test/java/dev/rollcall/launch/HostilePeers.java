package dev.rollcall.launch;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** Hosts that do wrong each in its own way, on one port of many loopback addresses, until they are closed. */
final class HostilePeers implements AutoCloseable {
    /** Reports in as our shell does, takes the script, and goes on as said. */
    private static final String SHELL = "IFS= read -r b; t=${b%%;*}; printf '%s root\\n' \"${t#t=}\"; cat >/dev/null; ";

    private final int port;
    private final List<Closeable> open = new ArrayList<>();

    private HostilePeers(int port) {
        this.port = port;
    }

    static HostilePeers start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            return new HostilePeers(free.getLocalPort());
        }
    }

    int port() {
        return port;
    }

    /** How one speaks to each client. */
    interface Talk {
        void to(OutputStream out) throws IOException;
    }

    HostilePeers says(String address, Talk talk) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(address, port));
        open.add(listener);
        Thread.ofVirtual().name(address).start(() -> serve(listener, talk));
        return this;
    }

    /** Until the client has had enough. */
    static Talk endless(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return out -> {
            while (true) {
                out.write(bytes);
            }
        };
    }

    private static void serve(ServerSocket listener, Talk talk) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("talk").start(() -> talk(socket, talk));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void talk(Socket socket, Talk talk) {
        try (socket) {
            talk.to(socket.getOutputStream());
        } catch (IOException _) {
            // The client has gone, as it should.
        }
    }

    /** Logs everybody on, and runs this line of shell whatever it is asked to run. */
    HostilePeers runs(String address, String line) throws Exception {
        SshServer server = server(address);
        server.setPasswordAuthenticator((_, _, _) -> true);
        String command = SHELL + line;
        server.setCommandFactory(
                (channel, _) -> new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel));
        server.start();
        return this;
    }

    /** Answers a password with banners without end (RFC 4252 section 5.4). */
    HostilePeers floodsWithBanners(String address) throws Exception {
        SshServer server = server(address);
        server.setPasswordAuthenticator((_, _, session) -> {
            try {
                while (session.isOpen()) {
                    banner(session);
                }
            } catch (IOException _) {
                // The client has gone, as it should.
            }
            return false;
        });
        server.start();
        return this;
    }

    private static void banner(Session session) throws IOException {
        Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
        buffer.putString("Read this banner well. ".repeat(1000));
        buffer.putString("");
        session.writePacket(buffer).verify(5000);
    }

    private SshServer server(String address) throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(address);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256)));
        open.add(() -> server.stop(true));
        return server;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
