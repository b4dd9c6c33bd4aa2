package dev.rollcall.probe.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerHeadTest {
    private static Optional<Endpoint> read(String head) {
        return AnswerHead.read(Kind.HTTP, head);
    }

    @Test
    void readsWhoAnswersWhateverTheCaseOfItsHeaders() {
        Endpoint endpoint = read(String.join(
                        "\r\n",
                        "HTTP/1.1 401 Unauthorized",
                        "www-authenticate: Negotiate oYH1",
                        "WWW-Authenticate: Basic realm=\"gw\"",
                        "SERVER: Microsoft-IIS/10.0",
                        "Content-Type: text/html; charset=us-ascii",
                        "",
                        ""))
                .orElseThrow();
        assertEquals(401, endpoint.status());
        assertEquals(List.of("Negotiate", "Basic"), endpoint.authenticate());
        assertEquals("Microsoft-IIS/10.0", endpoint.server());
        assertTrue(endpoint.page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "SSH-2.0-x\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 2000 x\r\n"})
    void whatIsNoHttpIsNone(String head) {
        assertTrue(read(head).isEmpty());
    }

    @Test
    void whatAPeerWritesIsBoundedAndPrintable() {
        String many = "WWW-Authenticate: S%d\r\n".repeat(50).formatted(IntStream.range(0, 50).boxed().toArray());
        Endpoint endpoint = read("HTTP/1.1 302 \u001b[31mFound\r\nLocation: https://x/\u001b[2J" + "a".repeat(5000) + "\r\n" + many + "\r\n")
                .orElseThrow();
        assertEquals(10, endpoint.authenticate().size());
        assertEquals(201, endpoint.location().length());
        assertTrue(endpoint.location().startsWith("https://x/?[2J"));
    }
}
