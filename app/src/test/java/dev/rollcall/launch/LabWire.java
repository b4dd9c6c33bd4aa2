package dev.rollcall.launch;

import dev.rollcall.demo.AnyServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** What a host of the lab says on the wire, asked by nothing of the program ([MS-RDPBCGR] 2.2.1.1). */
record LabWire(String address) {
    private static final int PORT = 3389;
    private static final int PATIENCE = 2_000;
    private static final byte[] ASKS_FOR_TLS = HexFormat.of().parseHex("030000130ee000000000000100080001000000");
    private static final int ANSWERED = 2;

    static LabWire of(String name) throws IOException {
        return new LabWire(LabProgram.address(name));
    }

    /** Whether an RDP server answers there, by TLS or not. */
    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), PATIENCE);
            return ask(socket).isPresent();
        } catch (IOException deaf) {
            return false;
        }
    }

    /**
     * Digest of the certificate that is shown, in small hexadecimal digits; empty where TLS is not taken.
     *
     * @param algorithm {@code SHA-1} for the thumbprint that people read, {@code SHA-256} for the one in JSON
     */
    Optional<String> thumbprint(String algorithm) throws IOException, GeneralSecurityException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), PATIENCE);
            if (ask(socket).filter(protocol -> protocol == 1).isEmpty()) {
                return Optional.empty();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyServer()}, new SecureRandom());
            try (SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, address, PORT, true)) {
                secured.startHandshake();
                byte[] shown = secured.getSession().getPeerCertificates()[0].getEncoded();
                return Optional.of(HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(shown)));
            }
        }
    }

    /** The protocol that the server chose: 0 is none of its own; empty where it refused. */
    private static Optional<Integer> ask(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write(ASKS_FOR_TLS);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            throw new IOException("closed");
        }
        byte[] rest = in.readNBytes((Byte.toUnsignedInt(head[2]) << 8 | Byte.toUnsignedInt(head[3])) - 4);
        boolean plain = rest.length < 15;
        return plain ? Optional.of(0) : rest[7] == ANSWERED ? Optional.of((int) rest[11]) : Optional.empty();
    }
}
