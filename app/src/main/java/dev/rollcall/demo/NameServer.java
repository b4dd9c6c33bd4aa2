package dev.rollcall.demo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A small authoritative name server on loopback, over UDP and TCP on one port (RFC 1035 4.2). */
final class NameServer implements AutoCloseable {
    private static final int LARGEST_QUERY = 4096;
    private static final int LARGEST_UDP_ANSWER = 512;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int ATTEMPTS = 20;

    private final Zone zone;
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    private NameServer(Zone zone, DatagramSocket udp, ServerSocket tcp) {
        this.zone = zone;
        this.udp = udp;
        this.tcp = tcp;
    }

    static NameServer start(Zone zone) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket(0, 50, loopback);
            try {
                DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback);
                NameServer server = new NameServer(zone, udp, tcp);
                Thread.ofPlatform().daemon().name("demo-dns-udp").start(server::serveUdp);
                Thread.ofPlatform().daemon().name("demo-dns-tcp").start(server::serveTcp);
                return server;
            } catch (IOException taken) {
                // Somebody has the UDP port of that number.
                tcp.close();
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    private void serveUdp() {
        byte[] buffer = new byte[LARGEST_QUERY];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = new byte[packet.getLength()];
                System.arraycopy(buffer, 0, query, 0, query.length);
                byte[] answer = answer(query, LARGEST_UDP_ANSWER);
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closedOrMalformed) {
                // A malformed query gets no answer; a closed socket ends the loop.
                Thread.onSpinWait();
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                Thread.ofPlatform().daemon().start(() -> serveTcp(connection));
            } catch (IOException closedOrAborted) {
                Thread.onSpinWait();
            }
        }
    }

    private void serveTcp(Socket connection) {
        try (connection) {
            connection.setSoTimeout(PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), Message.MAXLENGTH);
                out.writeShort(answer.length);
                out.write(answer);
            }
        } catch (IOException done) {
            // The client has what it wanted.
        }
    }

    private byte[] answer(byte[] query, int largest) throws IOException {
        Message asked = new Message(query);
        Message answer = new Message(asked.getHeader().getID());
        Header header = answer.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        header.setFlag(Flags.RA);
        if (asked.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        Record question = asked.getQuestion();
        if (question == null || question.getDClass() != DClass.IN) {
            header.setRcode(Rcode.REFUSED);
            return answer.toWire(largest);
        }
        answer.addRecord(question, Section.QUESTION);
        Zone.Answer found = zone.answer(question.getName(), question.getType());
        header.setRcode(found.rcode());
        found.records().forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer.toWire(largest);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException closing) {
            // Nothing is left to be done with it.
        }
    }
}
