package dev.rollcall.remote.winrm.peer;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** What goes back for one request. */
final class PeerReply {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final List<String> challenges;

    PeerReply(int status, String contentType, byte[] body) {
        this(status, contentType, body, List.of());
    }

    private PeerReply(int status, String contentType, byte[] body, List<String> challenges) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.challenges = challenges;
    }

    static PeerReply status(int status) {
        return new PeerReply(status, "", new byte[0]);
    }

    static PeerReply redirect() {
        return status(307);
    }

    static PeerReply unauthorised(String... schemes) {
        return new PeerReply(401, "", new byte[0], Arrays.asList(schemes));
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    /** Less than its header says. */
    void sendHalf(DefaultBHttpServerConnection http) throws Exception {
        BasicClassicHttpResponse response = header();
        response.addHeader("Content-Length", body.length);
        response.setEntity(new ByteArrayEntity(body, 0, body.length / 2, ContentType.DEFAULT_BINARY));
        flush(http, response);
    }

    private BasicClassicHttpResponse header() {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.addHeader("Server", "Microsoft-HTTPAPI/2.0");
        challenges.forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
        if (status == 307) {
            response.addHeader("Location", "http://elsewhere.example/wsman");
        }
        if (!contentType.isEmpty()) {
            response.addHeader("Content-Type", contentType);
        }
        return response;
    }

    void send(DefaultBHttpServerConnection http, boolean endless) throws Exception {
        BasicClassicHttpResponse response = header();
        if (endless) {
            response.addHeader("Transfer-Encoding", "chunked");
            response.setEntity(new InputStreamEntity(new Noise(), ContentType.parseLenient(contentType)));
        } else {
            response.addHeader("Content-Length", body.length);
            response.setEntity(new ByteArrayEntity(body, ContentType.DEFAULT_BINARY));
        }
        flush(http, response);
    }

    private static void flush(DefaultBHttpServerConnection http, BasicClassicHttpResponse response) throws Exception {
        http.sendResponseHeader(response);
        http.sendResponseEntity(response);
        http.flush();
    }

    private static final class Noise extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            return length;
        }
    }
}
