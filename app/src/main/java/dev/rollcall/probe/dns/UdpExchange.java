package dev.rollcall.probe.dns;

import dev.rollcall.fanout.Deadline;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Several questions to one name server over one socket, all at once (RFC 1035 section 4.2.1). The socket is connected, so that
 * only this server's packets get in and ICMP errors come out. What has no answer after half the time is asked once more.
 */
final class UdpExchange {
    /** Without EDNS a datagram has at most 512 bytes of message; some servers send more, and it is readable. */
    private static final int LARGEST = 4_096;

    private final InetSocketAddress server;
    private final Transcript transcript;

    UdpExchange(InetSocketAddress server, Transcript transcript) {
        this.server = server;
        this.transcript = transcript;
    }

    /**
     * Asks and waits.
     *
     * @return an answer for each question, in order
     * @throws IOException this computer could not open a socket
     */
    List<Answer> ask(List<Question> questions, Deadline deadline) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        questions.forEach(_ -> answers.add(new Answer.TimedOut()));
        if (server.isUnresolved()) {
            transcript.note(Resolvers.label(server) + " has no address");
            answers.replaceAll(_ -> new Answer.Unreachable());
            return answers;
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            Deadline half = deadline.within(deadline.left().dividedBy(2));
            try {
                socket.connect(server);
                send(socket, questions, answers);
                receive(socket, questions, answers, half);
                send(socket, questions, answers);
                receive(socket, questions, answers, deadline);
            } catch (IOException e) {
                checkInterrupt();
                unreachable(e, answers);
            }
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.Answered(Message message)
                    && message.getHeader().getFlag(Flags.TC)) {
                transcript.note(questions.get(i) + ": truncated, asked again over TCP");
                answers.set(i, new TcpExchange(server, transcript).ask(questions.get(i), deadline));
            }
        }
        return answers;
    }

    private void send(DatagramSocket socket, List<Question> questions, List<Answer> answers) throws IOException {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.TimedOut) {
                byte[] wire = questions.get(i).wire();
                transcript.sent(questions.get(i) + " to " + Resolvers.label(server), wire);
                socket.send(new DatagramPacket(wire, wire.length));
            }
        }
    }

    private void receive(DatagramSocket socket, List<Question> questions, List<Answer> answers, Deadline until)
            throws IOException {
        byte[] buffer = new byte[LARGEST];
        while (answers.stream().anyMatch(Answer.TimedOut.class::isInstance) && !until.passed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.setSoTimeout(until.leftMillis());
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return;
            }
            match(Arrays.copyOf(buffer, packet.getLength()), questions, answers);
        }
    }

    private void match(byte[] bytes, List<Question> questions, List<Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.TimedOut) {
                var message = questions.get(i).answeredBy(bytes);
                if (message.isPresent()) {
                    transcript.received(Reading.inWords(message.get()) + " from " + Resolvers.label(server), bytes);
                    answers.set(i, new Answer.Answered(message.get()));
                    return;
                }
            }
        }
        transcript.received("not an answer to any question, from " + Resolvers.label(server), bytes);
    }

    private void unreachable(IOException problem, List<Answer> answers) throws IOException {
        String words = String.valueOf(problem.getMessage());
        boolean icmp = problem instanceof PortUnreachableException
                || problem instanceof NoRouteToHostException
                || words.contains("unreachable")
                || words.contains("No route");
        if (!icmp) {
            throw problem;
        }
        transcript.note(Resolvers.label(server) + " can't be reached: " + words);
        answers.replaceAll(answer -> answer instanceof Answer.TimedOut ? new Answer.Unreachable() : answer);
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            // A virtual thread's interrupt closes the socket it waits on.
            throw new InterruptedException("interrupted while waiting for a name server");
        }
    }
}
