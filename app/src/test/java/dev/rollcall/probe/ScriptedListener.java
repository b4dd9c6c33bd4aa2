package dev.rollcall.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose first connection follows the first script, and so on; the last script serves all that come after. */
final class ScriptedListener implements AutoCloseable {
    interface Script {
        void run(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedListener(Script... scripts) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(() -> serve(scripts));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void serve(Script... scripts) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Script script = scripts[Math.min(connections.getAndIncrement(), scripts.length - 1)];
                Thread.startVirtualThread(() -> play(script, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void play(Script script, Socket socket) {
        try (socket) {
            script.run(socket);
        } catch (Exception peerLeft) {
            // The test looks at what the client makes of it.
        }
    }

    /** Reads the request, answers, and waits for the client to leave. */
    static Script answering(String hex) {
        return socket -> {
            readRequest(socket);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            untilGone(socket);
        };
    }

    /** The same, and says {@code next} to whatever comes then. */
    static Script answering(String hex, String next) {
        return socket -> {
            readRequest(socket);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(HexFormat.of().parseHex(next));
            untilGone(socket);
        };
    }

    static Script silent() {
        return ScriptedListener::untilGone;
    }

    static Script closing() {
        return Socket::close;
    }

    static void readRequest(Socket socket) throws IOException {
        byte[] header = socket.getInputStream().readNBytes(4);
        socket.getInputStream().readNBytes((((header[2] & 0xFF) << 8) | (header[3] & 0xFF)) - header.length);
    }

    static void untilGone(Socket socket) throws IOException {
        socket.getInputStream().readAllBytes();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
