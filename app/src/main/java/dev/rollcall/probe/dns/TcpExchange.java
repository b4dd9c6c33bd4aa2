package dev.rollcall.probe.dns;

import dev.rollcall.fanout.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** One question over TCP (RFC 1035 section 4.2.2), for answers that do not fit into a datagram. */
final class TcpExchange {
    private static final int HEADER = 12;

    private final InetSocketAddress server;
    private final Transcript transcript;

    TcpExchange(InetSocketAddress server, Transcript transcript) {
        this.server = server;
        this.transcript = transcript;
    }

    /** @throws IOException this computer could not open a socket */
    Answer ask(Question question, Deadline deadline) throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.bind(null);
            return exchange(socket, question, deadline);
        }
    }

    private Answer exchange(Socket socket, Question question, Deadline deadline) throws InterruptedException {
        try {
            socket.connect(server, deadline.leftMillis());
            byte[] wire = question.wire();
            transcript.sent(question + " to " + Resolvers.label(server) + " over TCP", wire);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(2 + wire.length)
                            .putShort((short) wire.length)
                            .put(wire)
                            .array());
            byte[] bytes = read(socket, deadline);
            var message = question.answeredBy(bytes);
            transcript.received(
                    message.map(Reading::inWords).orElse("not an answer") + " from " + Resolvers.label(server), bytes);
            return message.<Answer>map(Answer.Answered::new).orElseGet(Answer.TimedOut::new);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a name server");
            }
            transcript.note(question + " over TCP: " + e.getMessage());
            return e instanceof ConnectException || e instanceof NoRouteToHostException
                    ? new Answer.Unreachable()
                    : new Answer.TimedOut();
        }
    }

    /** The time out of a socket holds for each read: a server that sends byte by byte must not stretch the whole. */
    private static byte[] read(Socket socket, Deadline deadline) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(deadline.leftMillis());
        int length = in.readUnsignedShort();
        if (length < HEADER) {
            throw new IOException("a message of " + length + " bytes is none");
        }
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            if (deadline.passed()) {
                throw new SocketTimeoutException("no complete answer in time");
            }
            socket.setSoTimeout(deadline.leftMillis());
            int count = in.read(bytes, filled, length - filled);
            if (count < 0) {
                throw new IOException("closed in the middle of an answer");
            }
            filled += count;
        }
        return bytes;
    }
}
