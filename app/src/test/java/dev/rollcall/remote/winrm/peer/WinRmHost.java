package dev.rollcall.remote.winrm.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that listens on a port of the loopback address until it is closed. Each connection has a virtual thread. */
public final class WinRmHost implements AutoCloseable {
    private final PeerSettings settings;
    private final ServerSocket listener;
    private final PeerShells shells;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private final AtomicInteger logOns = new AtomicInteger();

    private WinRmHost(PeerSettings settings, ServerSocket listener) {
        this.settings = settings;
        this.listener = listener;
        this.shells = new PeerShells(settings, stopped);
    }

    public static WinRmHost start(PeerSettings settings) throws IOException {
        return start(settings, 0);
    }

    /** At a port that one before had. */
    public static WinRmHost start(PeerSettings settings, int port) throws IOException {
        return start(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    static WinRmHost start(PeerSettings settings, InetSocketAddress at) throws IOException {
        WinRmHost host = new WinRmHost(settings, new ServerSocket(at.getPort(), 1000, at.getAddress()));
        Thread.ofVirtual().name("peer").start(host::serve);
        return host;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().name("peer connection").start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            new PeerConversation(settings, shells, actions::add, logOns::incrementAndGet).over(socket);
        } catch (Exception e) {
            // The client has gone, or spoke nonsense: a host says nothing to either.
        } finally {
            open.remove(socket);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Shells that nobody has deleted. */
    public int shells() {
        return shells.open();
    }

    public int connections() {
        return open.size();
    }

    /** How often somebody tried a credential. */
    public int logOns() {
        return logOns.get();
    }

    /** The last words of all actions asked for, in order. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    @Override
    public void close() throws IOException {
        stopped.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
