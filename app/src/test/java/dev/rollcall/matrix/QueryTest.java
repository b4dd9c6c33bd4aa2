package dev.rollcall.matrix;

import static dev.rollcall.matrix.RowFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @ParameterizedTest
    @CsvSource({
        "gateway:gw-2, true",
        "gateway:GW-2.example.net, true",
        "gateway:gw-*, true",
        "gateway:gw-2.example.net:8443, true",
        "gateway:remote, true",
        "gateway:remote.example.com, true",
        "gateway:*, true",
        "gateway:gw-1, false",
        "gateway:none, false",
        "'gateway:gw-1,gw-2', true",
        "-gateway:gw-2, false",
        "behind:gw-2, true",
        "behind:gw-2.example.net, true",
        "behind:gw-2.example.net:8443, true",
        "behind:gw-2.example.net:443, false",
        "behind:gw-1, false"
    })
    void aGatewayIsFoundByAnyOfItsNames(String query, boolean found) throws QueryException {
        Gateway gateway = new Gateway("gw-2.example.net", 8443, List.of("remote.example.com"));
        Row behind = Row.unchecked(Host.named("web").withGateway(Optional.of(gateway)));
        assertEquals(found, Query.parse(query).matches(behind, NOW));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.53:5353, 10.0.0.53", "[fd00::53]:5353, fd00::53", "fd00::53, fd00::53"})
    void aNameServerIsFoundWithoutItsPort(String server, String typed) {
        assertTrue(Trait.Kind.RESOLVER.spellings(server).toList().contains(typed));
        assertTrue(Trait.Kind.RESOLVER.spellings(server).toList().contains(server));
    }

    @Test
    void hostsBehindNoGatewayCanBeAskedFor() throws QueryException {
        Row alone = Row.unchecked(Host.named("web"));
        assertTrue(Query.parse("gateway:none").matches(alone, NOW));
        assertTrue(Query.parse("-gateway:*").matches(alone, NOW));
        assertFalse(Query.parse("gateway:*").matches(alone, NOW));
    }

    private final Row row = RowFixture.expiredAtBerlin();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "is:failing",
                "IS:Failing",
                "-is:healthy",
                "is:healthy,failing",
                "host:rds-*",
                "host:RDS-100.ber.example.net",
                "host:rds-100",
                "site:ber-1,ber-2",
                "site:ber*",
                "tag:prod",
                "tag:\"new york\"",
                "os:windows",
                "os:10.0.20348",
                "address:10.4.1.*",
                "notes:\"second floor\"",
                "dns:resolved",
                "port:open,slow",
                "nla:required",
                "-nla:off",
                "cert:expired",
                "cert:weak-key",
                "certificate:expired",
                "cert:<30d",
                "-cert:>0d",
                "changed:<1h",
                "checked:<1d",
                "cause:certificate-expired",
                "cause:dns-unresolved,certificate-weak",
                "-cause:service-stopped",
                "-session:stuck",
                "-access:denied",
                "rds",
                "10.4.1.20",
                "PROD",
                "floor",
                "nowhere,rds",
                "-nowhere",
                "\"second floor\"",
                "r*100",
                "site:ber-1 tag:prod cert:expired rds"
            })
    void selects(String query) throws QueryException {
        assertTrue(Query.parse(query).matches(row, NOW), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is:healthy",
                "is:unreachable",
                "-is:failing",
                "host:rds",
                "host:100*",
                "site:ber",
                "tag:pro",
                "os:linux",
                "address:10.4.1.2",
                "notes:third",
                "dns:no-such-name",
                "port:refused,filtered",
                "nla:off",
                "-cert:expired",
                "cert:>30d",
                "changed:>1h",
                "checked:>1d",
                "-cause:certificate-expired",
                "cause:service-stopped",
                "session:stuck",
                "access:denied",
                "nowhere",
                "cert:expired tag:test"
            })
    void leavesOut(String query) throws QueryException {
        assertFalse(Query.parse(query).matches(row, NOW), query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag:prod x cert:expird | '\\'cert:expird\\' at 12: no such certificate code; did you mean cert:expired?' | 11 | 22",
                "is:broken | '\\'is:broken\\' at 1: no such state; known are unreachable, failing' | 0 | 9",
                "cause:expired | '\\'cause:expired\\' at 1: no such cause' | 0 | 13",
                "hots:x | '\\'hots:x\\' at 1: there is no hots:; did you mean host:?' | 0 | 6",
                "foo:x | '\\'foo:x\\' at 1: there is no foo:; known are is, host' | 0 | 5",
                "x OR y | '\\'OR\\' at 3: all terms have to hold; either of two is a comma' | 2 | 4",
                "is:failing and x | '\\'and\\' at 12: all terms have to hold' | 11 | 14",
                "x : | '\\':\\' at 3: write a field before the colon' | 2 | 3",
                "x host:web[01 | '\\'host:web[01\\' at 3: a [ is not closed' | 2 | 13",
                "nla: | '\\'nla:\\' at 1: a value is missing' | 0 | 4",
                "a,,b | '\\'a,,b\\' at 1: a value is missing' | 0 | 4",
                "x - | '\\'-\\' at 3: a value is missing' | 2 | 3",
                "x \"y z | '\\'\"y z\\' at 3: a quote is not closed' | 2 | 6",
                "changed:1h | '\\'changed:1h\\' at 1: write < or >' | 0 | 10",
                "cert:<30y | '\\'cert:<30y\\' at 1: write < or >' | 0 | 9"
            },
            quoteCharacter = '`')
    void namesATermItDoesNotUnderstandAndItsPlace(String text, String message, int start, int end) {
        QueryException wrong = assertThrows(QueryException.class, () -> Query.parse(text));
        String expected = message.substring(1, message.length() - 1).replace("\\'", "'");
        assertTrue(String.valueOf(wrong.getMessage()).startsWith(expected), wrong.getMessage());
        assertEquals(start, wrong.start());
        assertEquals(end, wrong.end());
    }

    @Test
    void takesAddressesWithColonsForWords() throws QueryException {
        for (String text : new String[] {"fd77:77::11", "fe::1", "rds-100:3390", "10.0.0.1:3390"}) {
            assertEquals("\"" + text + "\"", Query.parse(text).toString());
        }
    }

    @Test
    void saysACertificateQueryInOneWay() throws QueryException {
        assertEquals(
                "cert:expired,<30d -tag:\"new york\" a",
                Query.parse("  certificate:EXPIRED,<030d,expired  -Tag:\"New York\" \"a\" ")
                        .toString());
    }

    @Test
    void survivesBeingWrittenAndReadAgain() throws QueryException {
        String letters = "ab*-\\\",: <>7éſ";
        String[] starts = {"", "", "-", "host:", "-tag:", "notes:", "cert:expired,", "\""};
        Random random = new Random(3);
        int understood = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Query query;
            try {
                query = Query.parse(text.toString());
            } catch (QueryException expected) {
                assertTrue(expected.start() <= expected.end() && expected.end() <= text.length());
                continue;
            }
            understood++;
            assertEquals(query, Query.parse(query.toString()), text.toString());
            assertEquals(query.toString(), Query.parse(query.toString()).toString());
        }
        assertTrue(understood > 5_000, "understood " + understood);
    }

    @Test
    void failingAreAllThatFailAndUnreachableAreSomeOfThem() throws QueryException {
        Row refused = RowFixture.answering("a.example.net", State.REFUSED);
        assertTrue(Query.parse("is:failing").matches(refused, NOW));
        assertTrue(Query.parse("is:unreachable").matches(refused, NOW));
        assertFalse(Query.parse("is:failing -is:unreachable").matches(refused, NOW));
        assertTrue(Query.parse("is:failing -is:unreachable").matches(row, NOW));
    }

    @Test
    void tellsTermsAboutFindingsFromThoseAboutTheInventory() throws QueryException {
        assertTrue(Query.parse("site:ber a tag:b os:c host:d notes:e address:f")
                .firstAboutFindings()
                .isEmpty());
        assertEquals(
                "cert:<30d",
                Query.parse("site:ber cert:<30d is:failing")
                        .firstAboutFindings()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void aCredentialIsForNothingThatOnlyACheckCouldTell() throws QueryException {
        assertEquals("tag:b os:c", CredentialBindings.query("tag:b os:c").toString());
        for (String unknowable : List.of("is:failing", "-is:failing", "checked:>1d", "changed:<1h", "access:granted")) {
            String why = assertThrows(QueryException.class, () -> CredentialBindings.query("tag:b " + unknowable))
                    .getMessage();
            assertTrue(String.valueOf(why).startsWith(unknowable + ": a credential is chosen before"), why);
        }
    }

    @Test
    void togglesAChip() throws QueryException {
        Chip chip = new Chip("Certificate expired", "cert:expired", 3);
        Query with = Query.parse("tag:prod").toggled(chip);
        assertEquals("tag:prod cert:expired", with.toString());
        assertEquals("tag:prod", with.toggled(chip).toString());
        assertEquals(Query.ALL, with.without(with));
    }

    @Test
    void takesAHostThatWasNeverCheckedForOneCheckedLongAgo() throws QueryException {
        Row unchecked = Row.unchecked(row.host());
        assertTrue(Query.parse("checked:>1d").matches(unchecked, NOW));
        assertFalse(Query.parse("checked:<1d").matches(unchecked, NOW));
        assertTrue(Query.parse("is:unchecked").matches(unchecked, NOW));
    }
}
