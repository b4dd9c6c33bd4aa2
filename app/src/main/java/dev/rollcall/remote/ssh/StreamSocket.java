package dev.rollcall.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Two streams that look like a connected socket: a real one behind a filter, or a channel through another host. */
final class StreamSocket extends Socket {
    private final InputStream input;
    private final OutputStream output;
    private final AutoCloseable below;
    private final InetSocketAddress peer;

    StreamSocket(InputStream input, OutputStream output, AutoCloseable below, InetSocketAddress peer) {
        this.input = input;
        this.output = output;
        this.below = below;
        this.peer = peer;
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InetAddress getInetAddress() {
        return peer.getAddress();
    }

    @Override
    public int getPort() {
        return peer.getPort();
    }

    @Override
    public void setSoTimeout(int timeout) {
        // A deadline for the whole closes the socket instead.
    }

    @Override
    public void close() throws IOException {
        super.close();
        try {
            below.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
