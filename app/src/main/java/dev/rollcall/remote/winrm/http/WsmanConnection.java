package dev.rollcall.remote.winrm.http;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * One connection, as log-on and message keys belong to it. An interrupt or a passed deadline closes it. For one thread at a time, a
 * virtual one.
 */
public final class WsmanConnection implements AutoCloseable {
    /** The listener's usual place. */
    public static final String PATH = "/wsman";

    /** Windows ends its pages at half a megabyte at most. */
    private static final int LARGEST_BODY = 2 * 1024 * 1024;

    private static final int BUFFER = 4096;
    /** A Kerberos answer in a header stays far below. */
    private static final int LONGEST_LINE = 32 * 1024;

    private static final int MOST_HEADERS = 64;
    /** HTTP/1.1 allows any number of interim answers (RFC 9110 section 15.2); nobody sends more than one. */
    private static final int MOST_INTERIM = 3;

    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(BUFFER)
            .setChunkSizeHint(BUFFER)
            .setMaxLineLength(LONGEST_LINE)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();

    private final RemoteTarget target;
    private final Socket socket = new Socket();
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(CONFIG);
    private final Troubles troubles;
    private Optional<X509Certificate> certificate = Optional.empty();
    private boolean broken;
    private boolean spoken;

    private WsmanConnection(RemoteTarget target) {
        this.target = target;
        this.troubles = new Troubles(target);
    }

    /** Connects; where {@code tls} is there, also makes sure of the host. */
    static WsmanConnection open(RemoteTarget target, Optional<TlsSocket> tls, Deadline deadline)
            throws RemoteException, InterruptedException {
        WsmanConnection connection = new WsmanConnection(target);
        boolean done = false;
        try {
            connection.connect(tls, deadline);
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private void connect(Optional<TlsSocket> tls, Deadline deadline) throws RemoteException, InterruptedException {
        try {
            Deadline connecting = target.connect().map(deadline::within).orElse(deadline);
            socket.connect(target.address(), connecting.leftMillis());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw troubles.connecting(e);
        }
        try (Alarm alarm = Alarm.at(deadline, socket)) {
            try {
                if (tls.isPresent()) {
                    SSLSocket secured = tls.get().over(socket, target);
                    certificate = Optional.of(TlsSocket.certificate(secured));
                    http.bind(secured, socket);
                } else {
                    http.bind(socket);
                }
            } catch (SSLException e) {
                throw troubles.securing(e, alarm.rang());
            } catch (IOException e) {
                throw troubles.talking(e, alarm.rang());
            }
        }
    }

    /**
     * One request and its answer.
     *
     * @param authorization the header of that name, where one is sent
     * @param contentType of the body
     */
    public Reply post(Optional<String> authorization, String contentType, byte[] body, Deadline deadline)
            throws RemoteException, InterruptedException {
        if (broken) {
            throw new RemoteException(Problem.FAILED, "The connection to the host has ended");
        }
        broken = true;
        try (Alarm alarm = Alarm.at(deadline, socket)) {
            try {
                send(authorization, contentType, body);
                Reply reply = receive();
                broken = false;
                spoken = true;
                return reply;
            } catch (HttpException e) {
                throw spoken
                        ? new RemoteException(Problem.FAILED, "The host broke off in the middle of an answer", e)
                        : new RemoteException(Problem.REFUSED, "What answers there does not speak HTTP", e);
            } catch (IOException e) {
                throw troubles.talking(e, alarm.rang());
            }
        }
    }

    private void send(Optional<String> authorization, String contentType, byte[] body)
            throws HttpException, IOException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", PATH);
        request.addHeader("Host", hostHeader());
        request.addHeader("User-Agent", "Rollcall");
        request.addHeader("Accept-Encoding", "identity");
        request.addHeader("Connection", "Keep-Alive");
        authorization.ifPresent(value -> request.addHeader(new BasicHeader("Authorization", value, true)));
        request.addHeader("Content-Length", body.length);
        request.addHeader("Content-Type", contentType);
        request.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(contentType)));
        http.sendRequestHeader(request);
        http.sendRequestEntity(request);
        http.flush();
    }

    private Reply receive() throws HttpException, IOException, RemoteException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            ClassicHttpResponse response = http.receiveResponseHeader();
            if (response.getCode() >= 200) {
                http.receiveResponseEntity(response);
                List<String> challenges = new ArrayList<>();
                for (Header header : response.getHeaders("WWW-Authenticate")) {
                    // Several in one line, parted by commas; a token has none.
                    for (String challenge : header.getValue().split(",")) {
                        challenges.add(challenge.strip());
                    }
                }
                Header type = response.getFirstHeader("Content-Type");
                return new Reply(response.getCode(), type == null ? "" : type.getValue(), challenges, body(response));
            }
        }
        throw new HttpException("interim answers without end");
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException, RemoteException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        // Not closed where there is too much: closing would read the rest.
        InputStream content = entity.getContent();
        long told = entity.getContentLength();
        byte[] body = content.readNBytes(told < 0 ? LARGEST_BODY + 1 : (int) Math.min(told, LARGEST_BODY + 1));
        if (body.length > LARGEST_BODY) {
            throw new RemoteException(Problem.FAILED, "An answer of the host is larger than any may be");
        }
        return body;
    }

    /** What the host showed to say who it is, over TLS. */
    public Optional<X509Certificate> certificate() {
        return certificate;
    }

    /** Where requests go, as SOAP repeats it. */
    public String url() {
        return (certificate.isPresent() ? "https://" : "http://") + hostHeader() + PATH;
    }

    /** Whether another request can go out: none is under way, and none has gone wrong. */
    public boolean usable() {
        return !broken && !socket.isClosed();
    }

    private String hostHeader() {
        String name = target.name().contains(":") ? "[" + target.name() + "]" : target.name();
        return name + ":" + target.address().getPort();
    }

    @Override
    public void close() {
        broken = true;
        try {
            // Not through TLS, whose farewell could wait for a peer that does not read.
            socket.close();
        } catch (IOException e) {
            // Then it is closed.
        }
    }
}
