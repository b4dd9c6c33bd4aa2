package dev.rollcall.probe.tls;

import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.ConnectionFault.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS as a client over one connection: handshake, then a few short messages. For one thread. A peer gets to send so many bytes and
 * no more.
 */
public final class TlsChannel implements AutoCloseable {
    private static final int MOST_BYTES = 512 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsEngines engines;
    private final Connection connection;
    private final SSLEngine engine;
    /** Ready to be read from: what came off the wire and is not yet decrypted. */
    private ByteBuffer incoming = ByteBuffer.allocate(4096).flip();

    private ByteBuffer outgoing = ByteBuffer.allocate(2048);
    /** Ready to be read from: decrypted, not yet taken. */
    private ByteBuffer plain = ByteBuffer.allocate(2048).flip();

    private int received;

    public TlsChannel(TlsEngines engines, Optional<String> serverName, Connection connection) {
        this.engines = engines;
        this.connection = connection;
        this.engine = engines.open(serverName);
    }

    /** @throws SSLException where the two can't agree, or the peer says so by an alert */
    public SSLSession handshake() throws SSLException, ConnectionFault, InterruptedException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (true) {
            switch (status) {
                case NEED_WRAP -> status = wrap(NOTHING).getHandshakeStatus();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> status = unwrapOrReceive();
                case NEED_TASK -> status = runTasks();
                case FINISHED, NOT_HANDSHAKING -> {
                    flush();
                    return engine.getSession();
                }
            }
        }
    }

    public void send(byte[] message) throws SSLException, ConnectionFault, InterruptedException {
        ByteBuffer source = ByteBuffer.wrap(message);
        while (source.hasRemaining()) {
            wrap(source);
        }
        flush();
    }

    /**
     * Waits for at least one byte of a message.
     *
     * @throws ConnectionFault CLOSED where the peer ended it
     */
    public int receive(byte[] into, int offset, int length) throws SSLException, ConnectionFault, InterruptedException {
        while (!plain.hasRemaining()) {
            HandshakeStatus status = unwrapOrReceive();
            if (status == HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                wrap(NOTHING);
                flush();
            }
            if (engine.isInboundDone() && !plain.hasRemaining()) {
                throw closed();
            }
        }
        int taken = Math.min(length, plain.remaining());
        plain.get(into, offset, taken);
        return taken;
    }

    /** Says goodbye where that costs nothing, and gives the engine back. Leaves the connection open. */
    @Override
    public void close() {
        try {
            engine.closeOutbound();
            for (int records = 0; records < 2 && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; records++) {
                wrap(NOTHING);
            }
            flush();
        } catch (SSLException | ConnectionFault gone) {
            // The peer has left already, or never got as far as a handshake.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            engines.release(engine);
        }
    }

    private HandshakeStatus unwrapOrReceive() throws SSLException, ConnectionFault, InterruptedException {
        plain.compact();
        SSLEngineResult result;
        try {
            result = engine.unwrap(incoming, plain);
        } finally {
            plain.flip();
        }
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_OVERFLOW -> plain = larger(plain);
            case BUFFER_UNDERFLOW -> {
                // An engine may finish on an empty buffer: then there is nothing to wait for.
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP
                        || result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                    flush();
                    fill();
                }
            }
            case CLOSED -> {
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                    throw closed();
                }
            }
        }
        return result.getHandshakeStatus();
    }

    private SSLEngineResult wrap(ByteBuffer source) throws SSLException {
        while (true) {
            SSLEngineResult result = engine.wrap(source, outgoing);
            if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return result;
            }
            outgoing = larger(outgoing.flip()).compact();
        }
    }

    private HandshakeStatus runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    private void flush() throws ConnectionFault, InterruptedException {
        if (outgoing.position() > 0) {
            connection.send(outgoing.array(), 0, outgoing.position());
            outgoing.clear();
        }
    }

    private void fill() throws ConnectionFault, InterruptedException {
        if (incoming.remaining() == incoming.capacity()) {
            incoming = larger(incoming);
        }
        incoming.compact();
        int count;
        try {
            count = connection.receive(incoming.array(), incoming.position(), incoming.remaining());
            incoming.position(incoming.position() + Math.max(0, count));
        } finally {
            incoming.flip();
        }
        if (count < 0) {
            throw closed();
        }
        received += count;
        if (received > MOST_BYTES) {
            throw new ConnectionFault(Kind.TOO_MUCH, "sends without end");
        }
    }

    /** The same content, ready to be read from, with more room behind it. */
    private ByteBuffer larger(ByteBuffer full) {
        int atLeast = engine.getSession().getPacketBufferSize();
        return ByteBuffer.allocate(Math.max(atLeast, full.capacity() * 2))
                .put(full)
                .flip();
    }

    private static ConnectionFault closed() {
        return new ConnectionFault(Kind.CLOSED, "connection closed");
    }
}
