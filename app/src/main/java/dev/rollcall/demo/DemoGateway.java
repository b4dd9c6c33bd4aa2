package dev.rollcall.demo;

import dev.rollcall.demo.Persona.Paper;
import dev.rollcall.host.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A simulated Remote Desktop Gateway on loopback, over real TLS: it asks everybody who they are and lets nobody in. Runs until
 * closed, on platform threads, as the other simulated servers do.
 */
public final class DemoGateway implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BACKLOG = 256;
    private static final int LONGEST_REQUEST = 16 * 1024;

    private final Mode mode;
    private final List<String> names;
    private final Authority authority;
    private final SSLContext tls;
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What is wrong with it. */
    public enum Mode {
        HEALTHY,
        EXPIRED,
        /** Its certificate is for another name than any of its own. */
        WRONG_NAME,
        /** Its certificate is for the first of its names alone. */
        ONE_NAME,
        SELF_SIGNED,
        /** The web server is up, the gateway's service is not. */
        UNAVAILABLE,
        /** A web server that is no gateway. */
        NO_GATEWAY,
        /** Redirects to a page to log on at first. */
        LOGIN_PAGE,
        /** Only the way in of old clients. */
        RPC_ONLY,
        /** Takes requests, never answers. */
        SILENT,
        /** Sends an answer without end. */
        ENDLESS,
        /** Announces an answer again and again, and gives none. */
        INTERIM,
        /** Ends lines without a carriage return. */
        BARE_LINES
    }

    /** One with an authority of its own, on the usual loopback address. */
    public static DemoGateway start(Mode mode, String... names) throws IOException {
        try {
            return new DemoGateway(
                    mode, List.of(names), new Authority(Instant.now()), InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException failed) {
            throw new IOException(failed);
        }
    }

    /** Another one, whose certificate is by the same authority: quicker to start. */
    public DemoGateway beside(Mode otherMode, String... otherNames) throws IOException {
        try {
            return new DemoGateway(otherMode, List.of(otherNames), authority, address());
        } catch (GeneralSecurityException failed) {
            throw new IOException(failed);
        }
    }

    DemoGateway(Mode mode, List<String> names, Authority authority, InetAddress address)
            throws IOException, GeneralSecurityException {
        this.mode = mode;
        this.names = List.copyOf(names);
        this.authority = authority;
        this.tls = authority.contextOf(
                mode == Mode.ONE_NAME ? names.subList(0, 1) : names,
                switch (mode) {
                    case EXPIRED -> Paper.EXPIRED;
                    case WRONG_NAME -> Paper.WRONG_NAME;
                    case SELF_SIGNED -> Paper.SELF_SIGNED;
                    case HEALTHY,
                            ONE_NAME,
                            UNAVAILABLE,
                            NO_GATEWAY,
                            LOGIN_PAGE,
                            RPC_ONLY,
                            SILENT,
                            ENDLESS,
                            INTERIM,
                            BARE_LINES -> Paper.ISSUED;
                });
        socket = new ServerSocket(0, BACKLOG, address);
        start("demo-gateway", this::accept);
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    /** As the inventory has it. */
    public Gateway gateway() {
        return new Gateway(names.getFirst(), socket.getLocalPort(), names.subList(1, names.size()));
    }

    public InetAddress address() {
        return socket.getInetAddress();
    }

    /** Who has issued its certificate. */
    public X509Certificate authority() {
        return authority.certificate();
    }

    /** How many were accepted so far. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                start("demo-gateway-connection", () -> serve(connection));
            } catch (IOException closedOrAborted) {
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
            connection.setSoTimeout(PATIENCE_MILLIS);
            secured.setUseClientMode(false);
            secured.startHandshake();
            String request = request(secured.getInputStream());
            if (mode == Mode.ENDLESS) {
                byte[] header = "X-Filler: more and more and more\r\n".getBytes(StandardCharsets.US_ASCII);
                secured.getOutputStream().write("HTTP/1.1 401 Unauthorized\r\n".getBytes(StandardCharsets.US_ASCII));
                while (!socket.isClosed()) {
                    secured.getOutputStream().write(header);
                }
            }
            if (mode != Mode.SILENT && !request.isEmpty()) {
                secured.getOutputStream().write(answer(request).getBytes(StandardCharsets.US_ASCII));
                secured.getOutputStream().flush();
            }
            secured.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client has what it wanted.
        } finally {
            open.remove(connection);
        }
    }

    /** The head of a request; empty where it is none. */
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_REQUEST) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private String answer(String request) {
        boolean modern = request.startsWith("RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1\r\n");
        boolean old = request.startsWith("RPC_IN_DATA /rpc/rpcproxy.dll?localhost:3388 HTTP/1.1\r\n");
        if (request.contains("\r\nAuthorization:") || !(modern || old)) {
            return head("400 Bad Request", "");
        }
        String asks = head(
                "401 Unauthorized",
                "Server: Microsoft-HTTPAPI/2.0\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n");
        return switch (mode) {
            case HEALTHY, EXPIRED, WRONG_NAME, ONE_NAME, SELF_SIGNED, SILENT, ENDLESS -> asks;
            case INTERIM -> "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000);
            case BARE_LINES -> asks.replace("\r", "");
            case UNAVAILABLE -> modern ? head("503 Service Unavailable", "Server: Microsoft-HTTPAPI/2.0\r\n") : asks;
            case NO_GATEWAY -> head("404 Not Found", "Server: demo\r\nContent-Type: text/html\r\n");
            case LOGIN_PAGE -> head("302 Found", "Location: https://sts.demo.test/adfs/ls/\r\n");
            case RPC_ONLY -> modern ? head("404 Not Found", "") : asks;
        };
    }

    private static String head(String status, String headers) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n";
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException closing) {
            // Nothing is left to be done with it.
        }
    }
}
