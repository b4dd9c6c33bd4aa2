package dev.rollcall.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a host, and passes on only so many bytes of its first connection's answers; then it hangs, or hangs up. */
public final class CutShort implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final InetSocketAddress host;
    private final int bytes;
    private final boolean hangUp;
    private final AtomicInteger connections = new AtomicInteger();
    private final Phaser open = new Phaser(1);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Integer> ends = new CopyOnWriteArrayList<>();

    public CutShort(InetSocketAddress host, int bytes, boolean hangUp) throws IOException {
        this.host = host;
        this.bytes = bytes;
        this.hangUp = hangUp;
        Thread.ofVirtual().start(this::serve);
    }

    /** One that cuts nothing, and tells what there was to cut. */
    public static CutShort never(InetSocketAddress host) throws IOException {
        return new CutShort(host, Integer.MAX_VALUE, true);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** After how many bytes of the first connection each of the host's pieces ended, in order: one answer each, mostly. */
    public List<Integer> ends() {
        return List.copyOf(ends);
    }

    /** Waits until the client has closed all its connections; false where it did not within that time. */
    public boolean closedWithin(Duration most) throws InterruptedException {
        try {
            open.awaitAdvanceInterruptibly(open.arriveAndDeregister(), most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.register();
                Socket peer = new Socket(host.getAddress(), host.getPort());
                sockets.add(client);
                sockets.add(peer);
                boolean first = connections.getAndIncrement() == 0;
                Thread.ofVirtual().start(() -> ask(client, peer));
                Thread.ofVirtual().start(() -> answer(peer, client, first));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void ask(Socket client, Socket peer) {
        try (peer) {
            client.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            // One side has gone.
        } finally {
            open.arriveAndDeregister();
        }
    }

    private void answer(Socket peer, Socket client, boolean first) {
        int most = first ? bytes : Integer.MAX_VALUE;
        byte[] piece = new byte[8192];
        try {
            InputStream in = peer.getInputStream();
            OutputStream out = client.getOutputStream();
            int passed = 0;
            while (passed < most) {
                int length = in.read(piece, 0, Math.min(piece.length, most - passed));
                if (length < 0) {
                    break;
                }
                out.write(piece, 0, length);
                passed += length;
                if (first) {
                    ends.add(passed);
                }
            }
            if (passed < most || hangUp) {
                client.close();
                peer.close();
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
