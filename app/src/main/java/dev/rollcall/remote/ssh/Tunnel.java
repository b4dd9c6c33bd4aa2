package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A connection that another host makes for us (direct-tcpip, RFC 4254 section 7.2), one of many over its SSH connection. That is why
 * the channel is only touched by threads of its own: an interrupted write would close the connection of all, and bytes that arrive
 * for a stream that was closed here would end it.
 */
final class Tunnel implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final DirectConnection channel;
    private final BytePipe there = new BytePipe();
    private final BytePipe back = new BytePipe();

    private Tunnel(DirectConnection channel) {
        this.channel = channel;
    }

    static Socket open(SSHClient client, InetSocketAddress to, Deadline deadline)
            throws RemoteException, InterruptedException {
        String host = to.isUnresolved() ? to.getHostString() : to.getAddress().getHostAddress();
        CompletableFuture<DirectConnection> opening = new CompletableFuture<>();
        Thread.ofVirtual().name("ssh tunnel").start(() -> {
            try {
                DirectConnection opened = client.newDirectConnection(host, to.getPort());
                if (!opening.complete(opened)) {
                    opened.close();
                }
            } catch (IOException | RuntimeException failure) {
                opening.completeExceptionally(failure);
            }
        });
        try {
            Tunnel tunnel = new Tunnel(opening.get(deadline.leftMillis(), TimeUnit.MILLISECONDS));
            tunnel.start();
            return new StreamSocket(new IdentificationStream(tunnel.back.out()), tunnel.there.in(), tunnel, to);
        } catch (TimeoutException late) {
            throw new RemoteException(
                    Problem.NOT_REACHED, "the jump host gets no answer from port " + to.getPort(), late);
        } catch (ExecutionException failed) {
            throw Faults.ofTunnel(failed.getCause() instanceof Exception why ? why : failed, to.getPort(), deadline);
        } finally {
            // Whoever comes too late finds it cancelled, and closes what nobody wants any more.
            opening.cancel(false);
        }
    }

    private void start() {
        Thread.ofVirtual().name("ssh tunnel there").start(this::carryThere);
        Thread.ofVirtual().name("ssh tunnel back").start(this::carryBack);
    }

    private void carryThere() {
        try (DirectConnection _ = channel;
                InputStream from = there.out()) {
            OutputStream to = channel.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                to.write(piece, 0, length);
                to.flush();
            }
        } catch (IOException gone) {
            // The other half notices as well, and tells.
        }
    }

    /** To the end of what comes, even when nobody wants it any more. */
    private void carryBack() {
        try (OutputStream to = back.in()) {
            InputStream from = channel.getInputStream();
            byte[] piece = new byte[PIECE];
            boolean wanted = true;
            for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                wanted = wanted && carried(to, piece, length);
            }
        } catch (IOException gone) {
            // The stream ends, and with it whatever is spoken over it.
        } finally {
            there.cut();
        }
    }

    private static boolean carried(OutputStream to, byte[] piece, int length) {
        try {
            to.write(piece, 0, length);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Says what was still to be said, from another thread, then closes the channel; here nothing waits. */
    @Override
    public void close() {
        there.end();
        back.cut();
    }
}
