package dev.rollcall.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row is {@code rds-100.ber.example.net}, site ber-1, Windows Server 2022, tags prod and new york. */
class CredentialBindingsTest {
    private static Optional<CredentialBindings.Choice> chosen(String... queries) throws InputException {
        List<Binding> bindings = new ArrayList<>();
        for (String query : queries) {
            bindings.add(new Binding("c" + bindings.size(), query));
        }
        return CredentialBindings.of(bindings).choose(RowFixture.expiredAtBerlin(), RowFixture.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        // narrower, wider
        "tag:prod os:windows, tag:prod",
        "tag:prod, *",
        "host:rds-100.ber.example.net, tag:prod os:windows site:ber-1",
        "tag:prod os:windows, host:rds-*",
        "site:ber-1, 'site:ber-1,ber-2'",
        "site:ber-1, site:ber-*",
        "tag:prod -os:linux, tag:prod"
    })
    void theNarrowestBindingWinsInWhateverOrderTheyWereAdded(String narrow, String wide) throws Exception {
        assertEquals("c0", chosen(narrow, wide).orElseThrow().credential());
        assertEquals("c1", chosen(wide, narrow).orElseThrow().credential());
        assertTrue(chosen(wide, narrow).orElseThrow().why().endsWith("the narrowest of 2 bindings that fit."));
    }

    @Test
    void ofEquallyNarrowOnesTheLastAddedWinsAndThatIsTold() throws Exception {
        assertEquals(
                new CredentialBindings.Choice(
                        "c1", "c1 is for os:windows, and was added after c0 for tag:prod, which is as narrow."),
                chosen("tag:prod", "os:windows").orElseThrow());
    }

    @Test
    void bindingsThatDoNotFitDoNotCount() throws Exception {
        assertEquals(
                new CredentialBindings.Choice("c1", "c1 is for tag:prod."),
                chosen("tag:test os:windows site:ber-1", "tag:prod", "os:linux").orElseThrow());
        assertTrue(chosen("tag:test").isEmpty());
        assertTrue(chosen().isEmpty());
    }

    @Test
    void aQueryOfALaterVersionIsOneLineThatNamesItsCredential() {
        String said = String.valueOf(
                assertThrows(InputException.class, () -> chosen("moon:full")).getMessage());
        assertTrue(said.startsWith("the credential c0 is for a query that can't be used: "), said);
        assertEquals(1, said.lines().count());
    }
}
