package dev.rollcall.probe.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server on loopback, UDP and TCP on one free port, that says what a test tells it to. */
final class NameServer implements AutoCloseable {
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Zone zone;
    private final AtomicInteger datagrams = new AtomicInteger();

    NameServer(Zone zone) throws IOException {
        this.zone = zone;
        tcp = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
    }

    int datagrams() {
        return datagrams.get();
    }

    static Message answer(Message query, int rcode, Record... records) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(rcode);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record record : records) {
            answer.addRecord(record, Section.ANSWER);
        }
        return answer;
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                datagrams.incrementAndGet();
                Optional<Message> answer = zone.answer(new Message(Arrays.copyOf(buffer, packet.getLength())), false);
                if (answer.isPresent()) {
                    byte[] bytes = answer.get().toWire();
                    udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or a packet that is none.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] query = in.readNBytes(in.readUnsignedShort());
                byte[] answer =
                        zone.answer(new Message(query), true).orElseThrow().toWire();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    /** What it says; nothing at all where empty. */
    @FunctionalInterface
    interface Zone {
        Optional<Message> answer(Message query, boolean tcp) throws IOException;
    }
}
