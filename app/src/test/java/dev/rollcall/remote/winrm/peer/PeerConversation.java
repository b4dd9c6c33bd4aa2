package dev.rollcall.remote.winrm.peer;

import dev.rollcall.remote.winrm.http.ServerEndPoint;
import dev.rollcall.remote.winrm.ntlm.NtlmHost;
import dev.rollcall.remote.winrm.ntlm.NtlmSealing;
import dev.rollcall.remote.winrm.seal.EncryptedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;

/** One connection: log-on first, then one request after the other. */
final class PeerConversation {
    private static final String SOAP = "application/soap+xml;charset=UTF-8";

    private final PeerSettings settings;
    private final PeerShells shells;
    private final Consumer<String> actions;
    private final Runnable logOn;
    private final NtlmHost ntlm;
    private Optional<NtlmSealing> loggedOn = Optional.empty();
    private boolean byBasic;
    private boolean challenged;

    PeerConversation(PeerSettings settings, PeerShells shells, Consumer<String> actions, Runnable logOn) {
        this.settings = settings;
        this.shells = shells;
        this.actions = actions;
        this.logOn = logOn;
        this.ntlm = new NtlmHost(
                settings.account(),
                settings.password().toCharArray(),
                settings.tls().map(tls -> ServerEndPoint.of(tls.certificate())),
                settings.strict());
    }

    void over(Socket plain) throws Exception {
        DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("http", Http1Config.DEFAULT);
        if (settings.misbehaviour() == Misbehaviour.NOT_HTTP) {
            plain.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            plain.getInputStream().read();
            return;
        }
        if (settings.misbehaviour() == Misbehaviour.SILENT) {
            listen(plain);
            return;
        }
        if (settings.tls().isPresent()) {
            SSLSocket secured = (SSLSocket) settings.tls()
                    .get()
                    .context()
                    .getSocketFactory()
                    .createSocket(plain, "client", plain.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            http.bind(secured, plain);
        } else {
            http.bind(plain);
        }
        while (true) {
            ClassicHttpRequest request = http.receiveRequestHeader();
            http.receiveRequestEntity(request);
            byte[] body = request.getEntity() == null
                    ? new byte[0]
                    : request.getEntity().getContent().readAllBytes();
            if (settings.misbehaviour() == Misbehaviour.HALF_HEADER) {
                plain.getOutputStream().write("HTTP/1.1 401 \r\nWWW-Authen".getBytes(StandardCharsets.US_ASCII));
                listen(plain);
                return;
            }
            if (settings.misbehaviour() == Misbehaviour.SILENT_AFTER_CHALLENGE && challenged) {
                listen(plain);
                return;
            }
            PeerReply reply = answer(request, body);
            if (settings.misbehaviour() == Misbehaviour.HALF_SEALED && !actionsDone.isEmpty()) {
                reply.sendHalf(http);
                listen(plain);
                return;
            }
            reply.send(http, settings.misbehaviour() == Misbehaviour.ENDLESS_BODY && !actionsDone.isEmpty());
        }
    }

    /** Says nothing until the client has gone. */
    private static void listen(Socket plain) throws IOException {
        plain.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private String actionsDone = "";

    private PeerReply answer(ClassicHttpRequest request, byte[] body) throws Exception {
        Header authorization = request.getFirstHeader("Authorization");
        if (settings.misbehaviour() == Misbehaviour.REDIRECT_AT_ONCE) {
            return PeerReply.redirect();
        }
        if (settings.misbehaviour() == Misbehaviour.NOT_FOUND) {
            return PeerReply.status(404);
        }
        if (authorization != null && authorization.getValue().startsWith("Basic ")) {
            byBasic = basic(authorization.getValue().substring("Basic ".length()));
            if (byBasic && body.length == 0) {
                return PeerReply.status(200);
            }
        } else if (authorization != null) {
            return negotiate(authorization.getValue(), body);
        }
        if (byBasic || (loggedOn.isPresent() && settings.tls().isPresent())) {
            return soap(body);
        }
        if (loggedOn.isEmpty()) {
            return unauthorised("Negotiate");
        }
        return sealed(loggedOn.get(), body);
    }

    private PeerReply unauthorised(String negotiate) {
        if (settings.misbehaviour() == Misbehaviour.OTHER_SCHEMES) {
            return PeerReply.unauthorised("Kerberos", "Basic realm=\"WSMAN\"");
        }
        return PeerReply.unauthorised(negotiate, "Kerberos");
    }

    private boolean basic(String token) {
        logOn.run();
        String expected = settings.account().user() + ":" + settings.password();
        return settings.tls().isPresent()
                && Arrays.equals(Base64.getDecoder().decode(token), expected.getBytes(StandardCharsets.UTF_8));
    }

    private PeerReply negotiate(String authorization, byte[] body) throws Exception {
        if (settings.misbehaviour() == Misbehaviour.OTHER_SCHEMES
                || settings.misbehaviour() == Misbehaviour.NTLM_FORBIDDEN) {
            return unauthorised("Negotiate");
        }
        byte[] token = Base64.getDecoder().decode(authorization.substring("Negotiate ".length()));
        if (token[8] == 1) {
            byte[] challenge = ntlm.challenge(token, Instant.now());
            if (settings.misbehaviour() == Misbehaviour.WEAK_NTLM) {
                // Without extended session security.
                challenge[22] &= (byte) ~0x08;
            }
            challenged = true;
            return unauthorised("Negotiate " + Base64.getEncoder().encodeToString(challenge));
        }
        logOn.run();
        loggedOn = ntlm.accept(token);
        if (loggedOn.isEmpty()) {
            return unauthorised("Negotiate");
        }
        // The first request may come with the log-on.
        return body.length > 0 && settings.tls().isPresent() ? soap(body) : PeerReply.status(200);
    }

    private PeerReply sealed(NtlmSealing sealing, byte[] body) throws Exception {
        PeerReply answer = soap(EncryptedBody.decode(sealing, body));
        if (!answer.contentType().equals(SOAP) || settings.misbehaviour() == Misbehaviour.PLAIN_REPLY) {
            return answer;
        }
        byte[] encrypted = EncryptedBody.encode(sealing, answer.body());
        if (settings.misbehaviour() == Misbehaviour.SKIPPED_MESSAGE) {
            encrypted = EncryptedBody.encode(sealing, answer.body());
        }
        if (settings.misbehaviour() == Misbehaviour.WRONG_SIGNATURE) {
            // In the last byte of the message, before the closing boundary.
            encrypted[encrypted.length - "--Encrypted Boundary--\r\n".length() - 1] ^= 1;
        }
        return new PeerReply(answer.status(), EncryptedBody.contentType(sealing.protocol()), encrypted);
    }

    private PeerReply soap(byte[] body) throws Exception {
        PeerRequest request = PeerRequest.parse(body);
        String action = request.action();
        actionsDone = action;
        actions.accept(action);
        String id = request.messageId();
        Long fault = settings.faults().get(action);
        String answer = fault == null
                ? shells.answer(request)
                : PeerReplies.fault(fault, fault == 5 ? "AccessDenied" : "InternalError");
        int status = answer.startsWith("<s:Fault") ? 500 : 200;
        return switch (settings.misbehaviour()) {
            case REDIRECT -> PeerReply.redirect();
            case EMPTY_ERROR -> PeerReply.status(500);
            case REFUSED_LATER -> unauthorised("Negotiate");
            case NOT_XML -> soap(200, "<s:Envelope");
            case DOCUMENT_TYPE -> soap(200, "<!DOCTYPE s [<!ENTITY e \"x\">]>" + PeerReplies.envelope(id, answer));
            case DEEP_XML -> soap(200, PeerReplies.envelope(id, "<d>".repeat(3000) + "</d>".repeat(3000)));
            case OTHER_REQUEST -> soap(200, PeerReplies.envelope("uuid:OTHER", answer));
            default -> soap(status, PeerReplies.envelope(id, answer));
        };
    }

    private static PeerReply soap(int status, String envelope) {
        return new PeerReply(status, SOAP, envelope.getBytes(StandardCharsets.UTF_8));
    }
}
