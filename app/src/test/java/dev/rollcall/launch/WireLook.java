package dev.rollcall.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What any client sees of an RDP server's certificate; shares nothing with the program that is tested. */
final class WireLook {
    private static final int PATIENCE_MS = 5000;

    /** TPKT, X.224 connection request, RDP negotiation request for TLS (MS-RDPBCGR 2.2.1.1). */
    private static final byte[] REQUEST = HexFormat.of().parseHex("030000130ee000000000000100080001000000");

    private static final int ANSWER = 19;
    private static final int PROTOCOL = 15;

    private WireLook() {}

    /** SHA-256 of the certificate, in small hexadecimal digits; empty text where the server offers no TLS. */
    static String thumbprint(String address) throws IOException, GeneralSecurityException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, 3389), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(REQUEST);
            byte[] answer = socket.getInputStream().readNBytes(ANSWER);
            if (answer.length < ANSWER || answer[11] != 2 || answer[PROTOCOL] != 1) {
                return "";
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anything()}, null);
            try (SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, address, 3389, true)) {
                secured.startHandshake();
                byte[] certificate =
                        secured.getSession().getPeerCertificates()[0].getEncoded();
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
            }
        }
    }

    private static final class Anything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
