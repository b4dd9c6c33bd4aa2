package dev.rollcall.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryCompletionTest {
    private final List<Row> rows = List.of(RowFixture.expiredAtBerlin());

    @Test
    void offersFieldsThenTheirValues() {
        assertEquals("is:", at("").getFirst().insert());
        assertEquals(
                new Suggestion(9, 11, "cert:", "its certificate, or <30d left"),
                at("tag:prod ce").getFirst());
        assertEquals(
                new Suggestion(6, 9, "expired", "Certificate expired"),
                at("-cert:exp").getFirst());
        assertEquals(
                new Suggestion(13, 15, "weak-key", "Weak key"),
                at("cert:expired,we").getFirst());
    }

    @Test
    void knowsWhatIsSaidOfTheRows() {
        assertEquals(new Suggestion(4, 5, "\"new york\"", "1 host"), at("tag:n").getFirst());
        assertEquals("ber-1", at("site:").getFirst().insert());
        assertEquals("rds-100.ber.example.net", at("host:100").getFirst().insert());
    }

    @Test
    void gatewaysAreSuggestedWithHowManyHostsAreBehindThem() {
        Row behind = Row.unchecked(Host.named("web").withGateway(Optional.of(Gateway.named("gw-2"))));
        assertEquals(
                List.of(new Suggestion(8, 8, "gw-2", "2 hosts"), new Suggestion(8, 8, "none", "Behind no gateway")),
                QueryCompletion.at("gateway:", 8, List.of(behind, behind)));
    }

    @Test
    void hasNothingToSayOfWhatItDoesNotKnow() {
        assertEquals(List.of(), at("colour:r"));
        assertEquals(List.of(), at("zzz"));
    }

    @Test
    void takesTheWholeValueUnderTheCaret() {
        Suggestion suggestion = QueryCompletion.at("cert:expXX tag:a", 8, rows).getFirst();
        assertEquals(5, suggestion.start());
        assertEquals(10, suggestion.end());
    }

    @Test
    void neverSuggestsWhatTheParserRefuses() throws QueryException {
        for (String start : List.of(
                "is:", "dns:", "port:", "nla:", "cert:", "session:", "access:", "cause:", "changed:", "checked:")) {
            List<Suggestion> suggestions = at(start);
            assertTrue(!suggestions.isEmpty());
            for (Suggestion suggestion : suggestions) {
                Query.parse(start.substring(0, suggestion.start()) + suggestion.insert());
            }
        }
    }

    private List<Suggestion> at(String text) {
        return QueryCompletion.at(text, text.length(), rows);
    }
}
