package dev.rollcall.probe.gateway;

import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.TlsChannel;
import dev.rollcall.probe.tls.TlsFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** One request over TLS, and the head of what comes back. */
record Asking(TlsChannel tls, Transcript words) {
    /** No honest head is longer. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_LINES = 12;
    private static final int MOST_INTERIM = 5;
    private static final Pattern INTERIM = Pattern.compile("HTTP/1\\.1 10[023]\\b");
    private static final byte[] NOTHING = {};

    /** @throws ConnectionFault for our own limits only */
    Endpoint ask(Request request) throws ConnectionFault, InterruptedException {
        words.beginPhase();
        try {
            tls.send(request.bytes());
            words.sent(request.line(), NOTHING);
            String head = head();
            // 100 and its like announce an answer, and are none.
            for (int interim = 0;
                    interim < MOST_INTERIM && INTERIM.matcher(head).lookingAt();
                    interim++) {
                words.received(firstLine(head), NOTHING, 0);
                head = head();
            }
            writeDown(head);
            return AnswerHead.read(request.kind(), head)
                    .orElseGet(() -> Endpoint.without(request.kind(), "answers, but not in HTTP"));
        } catch (SSLException failure) {
            return broken(request, TlsFailure.words(failure));
        } catch (ConnectionFault fault) {
            if (fault.ours()) {
                throw fault;
            }
            return broken(request, fault.timedOut() ? GatewayObservation.NO_ANSWER : fault.words());
        } finally {
            words.endPhase(request.kind() == GatewayObservation.Kind.HTTP ? "answer" : "answer, rpc");
        }
    }

    private Endpoint broken(Request request, String why) {
        words.note(request.line() + ": " + why);
        return Endpoint.without(request.kind(), why);
    }

    /** One byte at a time out of what was decrypted, so that nothing of what follows is taken along. */
    private String head() throws SSLException, ConnectionFault, InterruptedException {
        StringBuilder head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.length() < MOST_BYTES) {
            tls.receive(one, 0, 1);
            head.append((char) (one[0] & 0xFF));
            if (one[0] == '\n' && endsInEmptyLine(head)) {
                return head.toString();
            }
            if (head.length() == 5 && !head.toString().equals("HTTP/")) {
                return head.toString();
            }
        }
        throw new ConnectionFault(ConnectionFault.Kind.TOO_MUCH, "a head without end");
    }

    /** Some servers end lines without a carriage return (RFC 9112, 2.2). */
    private static boolean endsInEmptyLine(StringBuilder head) {
        int before = head.length() - 2;
        if (before > 0 && head.charAt(before) == '\r') {
            before--;
        }
        return before > 0 && head.charAt(before) == '\n';
    }

    /** The status line, and the headers that tell who answers. */
    private void writeDown(String head) {
        words.received(firstLine(head), NOTHING, 0);
        head.lines()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, "WWW-Authenticate:", 0, 17)
                        || line.regionMatches(true, 0, "Server:", 0, 7)
                        || line.regionMatches(true, 0, "Location:", 0, 9))
                .limit(MOST_LINES)
                .forEach(line -> words.received(shown(line), NOTHING, 0));
    }

    private static String firstLine(String head) {
        return shown(head.lines().findFirst().orElse(""));
    }

    private static String shown(String line) {
        String plain = new String(line.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
