package dev.rollcall.remote.winrm.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a host, and passes on only so many bytes of its first connection's answers; then it hangs, or hangs up. */
public final class CutShort implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final InetSocketAddress host;
    private final int bytes;
    private final boolean hangUp;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    public CutShort(InetSocketAddress host, int bytes, boolean hangUp) throws IOException {
        this.host = host;
        this.bytes = bytes;
        this.hangUp = hangUp;
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket peer = new Socket(host.getAddress(), host.getPort());
                sockets.add(client);
                sockets.add(peer);
                int most = connections.getAndIncrement() == 0 ? bytes : Integer.MAX_VALUE;
                Thread.ofVirtual().start(() -> pass(client, peer, Integer.MAX_VALUE));
                Thread.ofVirtual().start(() -> pass(peer, client, most));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, int most) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int passed = 0; passed < most; passed++) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                out.write(next);
            }
            if (most == Integer.MAX_VALUE || hangUp) {
                to.close();
            }
        } catch (IOException e) {
            // One side has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
