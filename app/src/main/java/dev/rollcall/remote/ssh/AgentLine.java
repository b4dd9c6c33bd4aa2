package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
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

    private final Closeable connection;
    private final Watch watch;
    private final Deadline deadline;
    private final DataInputStream input;
    private final DataOutputStream output;

    private AgentLine(Closeable connection, Watch watch, Deadline deadline, InputStream input, OutputStream output) {
        this.connection = connection;
        this.watch = watch;
        this.deadline = deadline;
        this.input = new DataInputStream(input);
        this.output = new DataOutputStream(output);
    }

    /** @param deadline of the whole conversation: an agent may hang like any host */
    static AgentLine open(Path at, Deadline deadline) throws IOException {
        if (at.toString().startsWith("\\\\.\\pipe\\")) {
            RandomAccessFile pipe = new RandomAccessFile(at.toString(), "rw");
            return new AgentLine(
                    pipe,
                    Watch.over(deadline, () -> closeQuietly(pipe)),
                    deadline,
                    Channels.newInputStream(pipe.getChannel()),
                    Channels.newOutputStream(pipe.getChannel()));
        }
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        Watch watch = Watch.over(deadline, () -> closeQuietly(socket));
        try {
            socket.connect(UnixDomainSocketAddress.of(at));
        } catch (IOException e) {
            watch.close();
            socket.close();
            throw deadline.passed() ? late(e) : e;
        }
        return new AgentLine(
                socket, watch, deadline, Channels.newInputStream(socket), Channels.newOutputStream(socket));
    }

    /** Sends one message, and reads the answer, which must be of that kind. */
    Buffer.PlainBuffer ask(byte[] message, int answerKind) throws IOException {
        try {
            return asked(message, answerKind);
        } catch (EOFException e) {
            throw new IOException("it hung up in the middle of an answer", e);
        } catch (IOException e) {
            throw deadline.passed() ? late(e) : e;
        }
    }

    private Buffer.PlainBuffer asked(byte[] message, int answerKind) throws IOException {
        output.writeInt(message.length);
        output.write(message);
        output.flush();
        int length = input.readInt();
        if (length < 1 || length > LARGEST_ANSWER) {
            throw new IOException("its answer has " + length + " bytes");
        }
        byte[] answer = input.readNBytes(length);
        if (answer.length < length || answer[0] != answerKind) {
            throw new IOException("it declined");
        }
        Buffer.PlainBuffer body = new Buffer.PlainBuffer(answer);
        body.readByte();
        return body;
    }

    private static IOException late(IOException why) {
        return new IOException("it said nothing in time", why);
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException alreadyGone) {
            // Nothing more is wanted of it.
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        connection.close();
    }
}
