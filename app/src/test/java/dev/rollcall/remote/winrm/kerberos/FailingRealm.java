package dev.rollcall.remote.winrm.kerberos;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERGeneralString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** A key distribution centre that answers everything with one error (RFC 4120 section 5.9.1), over TCP. */
final class FailingRealm implements AutoCloseable {
    static final int CLOCK_SKEW = 37;

    private final ServerSocket listener;
    private final int error;
    private final Path configuration;

    private FailingRealm(ServerSocket listener, int error, Path configuration) {
        this.listener = listener;
        this.error = error;
        this.configuration = configuration;
    }

    static FailingRealm answering(int error, Path folder) throws IOException {
        FailingRealm realm = new FailingRealm(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), error, folder.resolve("failing.conf"));
        Thread.ofVirtual().name("failing realm").start(realm::serve);
        return realm;
    }

    /** Takes the place of another, for all of this process. */
    void use(KeyDistribution instead) throws Exception {
        String before = Files.readString(instead.configuration());
        Files.writeString(
                configuration,
                before.replaceAll("kdc = 127\\.0\\.0\\.1:\\d+", "kdc = 127.0.0.1:" + listener.getLocalPort()));
        System.setProperty(KeyDistribution.CONFIGURATION, configuration.toString());
        // Which has it read anew.
        KerberosHost _ = instead.host();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                in.skipNBytes(in.readInt());
                byte[] answer = answer();
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(Integer.BYTES + answer.length)
                                .putInt(answer.length)
                                .put(answer)
                                .array());
            } catch (IOException e) {
                // It was closed, or the client has gone.
            }
        }
    }

    private byte[] answer() throws IOException {
        DERSequence name = new DERSequence(new ASN1Encodable[] {
            field(0, new ASN1Integer(2)),
            field(1, new DERSequence(new ASN1Encodable[] {
                new DERGeneralString("krbtgt"), new DERGeneralString(KeyDistribution.REALM)
            }))
        });
        DERSequence body = new DERSequence(new ASN1Encodable[] {
            field(0, new ASN1Integer(5)),
            field(1, new ASN1Integer(30)),
            field(4, new DERGeneralizedTime("20260101000000Z")),
            field(5, new ASN1Integer(0)),
            field(6, new ASN1Integer(error)),
            field(9, new DERGeneralString(KeyDistribution.REALM)),
            field(10, name)
        });
        return new DERTaggedObject(true, BERTags.APPLICATION, 30, body).getEncoded("DER");
    }

    private static DERTaggedObject field(int number, ASN1Encodable value) {
        return new DERTaggedObject(true, number, value);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
