package dev.rollcall.remote.ssh;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import net.schmizz.sshj.common.Buffer;

/**
 * A conversation with an SSH agent (draft-ietf-sshm-ssh-agent sections 4 and 5) over its Unix socket, or on Windows its named
 * pipe.
 */
final class AgentLine implements AutoCloseable {
    static final int IDENTITIES_ANSWER = 12;
    static final int SIGN_RESPONSE = 14;
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final AutoCloseable connection;
    private final DataInputStream input;
    private final DataOutputStream output;

    private AgentLine(AutoCloseable connection, InputStream input, OutputStream output) {
        this.connection = connection;
        this.input = new DataInputStream(input);
        this.output = new DataOutputStream(output);
    }

    static AgentLine open(Path at) throws IOException {
        if (at.toString().startsWith("\\\\.\\pipe\\")) {
            RandomAccessFile pipe = new RandomAccessFile(at.toString(), "rw");
            return new AgentLine(
                    pipe, Channels.newInputStream(pipe.getChannel()), Channels.newOutputStream(pipe.getChannel()));
        }
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(at));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new AgentLine(socket, Channels.newInputStream(socket), Channels.newOutputStream(socket));
    }

    /** Sends one message, and reads the answer, which must be of that kind. */
    Buffer.PlainBuffer ask(byte[] message, int answerKind) throws IOException {
        output.writeInt(message.length);
        output.write(message);
        output.flush();
        int length = input.readInt();
        if (length < 1 || length > LARGEST_ANSWER) {
            throw new IOException("the agent's answer has " + length + " bytes");
        }
        byte[] answer = input.readNBytes(length);
        if (answer.length < length || answer[0] != answerKind) {
            throw new IOException("the agent declined");
        }
        Buffer.PlainBuffer body = new Buffer.PlainBuffer(answer);
        body.readByte();
        return body;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
