package dev.rollcall.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.matrix.Trait.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
    private final List<Row> fleet = new ArrayList<>();

    /** So many hosts that are alike; {@code #} is the number of each. */
    private void hosts(int count, String like) {
        for (int i = 0; i < count; i++) {
            String number = Integer.toString(fleet.size());
            fleet.add(EntryText.row("h#.example.net ".replace("#", number) + like.replace("#", number)));
        }
    }

    private List<String> words() {
        return Correlations.of(fleet).stream().map(Correlation::words).toList();
    }

    @Test
    void namesTheGatewayThatMostOfThemAreBehindAndFewOthers() {
        hosts(31, "cause=filtered-on-path gateway=gw-2");
        hosts(2, "cause=filtered-on-path gateway=gw-1");
        hosts(118, "gateway=gw-1");
        hosts(2, "gateway=gw-2");
        assertEquals(
                List.of("Filtered on the way: 31 of 33 are behind gw-2, of the others 2 of 120"),
                words(),
                words()::toString);
    }

    @Test
    void aJumpHostIsGoneThroughAsAGatewayIs() {
        hosts(9, "cause=filtered-on-path jump=bastion gateway=bastion");
        hosts(20, "gateway=gw-1");
        assertEquals(
                List.of("Filtered on the way: 9 of 9 are behind bastion, of the others none of 20"),
                words(),
                words()::toString);
    }

    @Test
    void knowsEveryKindOfTrait() {
        hosts(
                8,
                "cause=certificate-untrusted gateway=gw site=ber tags=till os=Debian at=10.4.1.# build=10.0.20348 issuer=CN=Old");
        hosts(40, "gateway=g2 site=muc tags=desk os=Windows at=10.4.2.# build=10.0.17763 issuer=CN=New");
        List<Kind> kinds = Correlations.of(fleet).getFirst().shared().stream()
                .map(shared -> shared.trait().kind())
                .toList();
        assertEquals(
                List.of(Kind.GATEWAY, Kind.SITE, Kind.SUBNET, Kind.ISSUER, Kind.BUILD, Kind.SYSTEM, Kind.TAG), kinds);
        assertTrue(
                words().getFirst().contains("; also at site ber (8, of the others none), in 10.4.1.0/24 (8"),
                words()::toString);
    }

    @Test
    void theLongerPrefixIsThatOfIpv6AndTheDomainIsThatOfTheName() {
        for (int i = 0; i < 10; i++) {
            fleet.add(EntryText.row("a" + i + ".old.example cause=host-down at=2001:db8:0:4::" + (i + 1)));
            fleet.add(EntryText.row("b" + i + ".new.example at=2001:db8:0:5::" + (i + 1)));
        }
        assertEquals(
                List.of("Host down: 10 of 10 are in 2001:db8:0:4::/64, of the others none of 10; also in domain"
                        + " old.example (10, of the others none)"),
                words());
    }

    @Test
    void whatAllHaveInCommonExplainsNothing() {
        hosts(20, "cause=certificate-expired site=ber at=10.4.1.#");
        hosts(20, "site=ber at=10.4.1.#");
        assertEquals(List.of(), words());
    }

    @Test
    void saysNothingOfSmallNumbers() {
        hosts(4, "cause=certificate-expired site=ber");
        hosts(100, "site=muc");
        assertEquals(List.of(), words());
    }

    @Test
    void saysNothingWhereThereIsNothingToCompareWith() {
        hosts(50, "cause=certificate-expired site=ber");
        hosts(4, "site=muc");
        assertEquals(List.of(), words());
    }

    @Test
    void aShareThatMayBeChanceIsNotNamed() {
        // Five of seven against four of twelve: among nineteen hosts that is no wonder.
        hosts(5, "cause=certificate-expired site=ber");
        hosts(2, "cause=certificate-expired site=muc");
        hosts(4, "site=ber");
        hosts(8, "site=muc");
        assertEquals(List.of(), words());
    }

    @Test
    void manyTraitsThatWereWeighedMakeEachLessTelling() {
        String tags = "tags=a#,b#,till";
        hosts(5, "cause=certificate-expired " + tags);
        hosts(6, "tags=desk");
        assertEquals(1, Correlations.of(fleet).getFirst().shared().size());
        fleet.clear();
        hosts(5, "cause=certificate-expired site=ber gateway=gw os=Debian tags=till,a,b,c at=10.0.0.#");
        hosts(6, "site=muc gateway=g2 os=Windows tags=desk at=10.0.1.#");
        assertEquals(List.of(), words());
    }

    @Test
    void whereATraitIsNotKnownSpeaksForNothing() {
        // A host that fails before it tells its build counts as without it, not as one of the build of the others.
        hosts(20, "cause=service-hung");
        hosts(6, "cause=service-hung build=10.0.17763");
        hosts(60, "build=10.0.20348");
        assertEquals(List.of(), words());
    }

    @Test
    void othersCountOnlyWhereTheTraitIsKnown() {
        hosts(10, "cause=service-hung build=10.0.17763");
        hosts(30, "");
        hosts(20, "build=10.0.20348");
        assertEquals(List.of("Service hung: 10 of 10 are on build 10.0.17763, of the others none of 20"), words());
    }

    @Test
    void selfSignedCertificatesHaveNoIssuerInCommonButSpeakAgainstOne() {
        hosts(10, "cause=certificate-weak issuer=CN=Old");
        hosts(20, "cert=c#");
        assertTrue(
                words().getFirst().contains("with a certificate from CN=Old, of the others none of 20"),
                words()::toString);
    }

    @Test
    void hostsThatCouldNotBeLookedAtAreNotAmongTheOthers() {
        hosts(10, "cause=host-down site=ber");
        hosts(30, "site=muc status=UNKNOWN");
        hosts(30, "site=muc unchecked=yes");
        assertEquals(List.of(), words());
    }

    @Test
    void eachCauseOfAHostCountsButADoubtfulSecondDoesNot() {
        hosts(10, "cause=certificate-expired,certificate-weak,licensing? site=ber");
        hosts(30, "site=muc");
        assertEquals(
                List.of("certificate-expired", "certificate-weak"),
                Correlations.of(fleet).stream()
                        .map(correlation -> correlation.cause().id())
                        .toList());
    }

    @Test
    void namesTheTemplateOfTheCertificate() {
        hosts(10, "cause=certificate-weak issuer=CN=CA template=OldMachine");
        hosts(10, "issuer=CN=CA template=Machine");
        hosts(10, "issuer=CN=CA");
        assertEquals(
                List.of("Certificate too weak: 10 of 10 are with a certificate of template OldMachine,"
                        + " of the others none of 20"),
                words());
    }

    @Test
    void namesTheNameServerThatToldOtherwise() {
        hosts(10, "cause=dns-wrong-machine expect=10.0.0.1 asked=10.9.0.1/10.0.0.1,10.9.0.2/10.0.0.9");
        hosts(20, "expect=10.0.0.1 asked=10.9.0.1/10.0.0.1,10.9.0.2/10.0.0.1");
        assertTrue(
                words().getFirst()
                        .endsWith("10 of 10 are answered otherwise by name server 10.9.0.2, of the others none of 20"),
                words()::toString);
        fleet.clear();
        hosts(10, "cause=dns-unresolved asked=10.9.0.1/10.0.0.1,10.9.0.2");
        hosts(20, "asked=10.9.0.1/10.0.0.1,10.9.0.2/10.0.0.1");
        assertTrue(words().getFirst().contains("answered otherwise by name server 10.9.0.2"), words()::toString);
    }

    @Test
    void aNameServerThatOnlyDiffersMisledNobodyAndOneThatAllWereAskedOfExplainsNothing() {
        hosts(10, "cause=dns-wrong-machine asked=10.9.0.1/10.0.0.1,10.9.0.2/10.0.0.9");
        hosts(10, "cause=dns-unresolved asked=10.9.0.1,10.9.0.2");
        hosts(20, "asked=10.9.0.1/10.0.0.1,10.9.0.2/10.0.0.1");
        assertEquals(List.of(), words());
    }

    @Test
    void hostsThatWereLookedUpElsewhereShareTheNameServer() {
        hosts(10, "cause=dns-unresolved asked=10.9.0.1");
        hosts(20, "asked=10.9.0.2/10.0.0.1");
        assertTrue(
                words().getFirst().endsWith("10 of 10 are asked of name server 10.9.0.1, of the others none of 20"),
                words()::toString);
    }

    @Test
    void whatAllHaveIsNotWeighed() {
        hosts(5, "cause=certificate-expired site=ber");
        hosts(6, "site=muc");
        assertEquals(1, words().size());
        fleet.clear();
        hosts(5, "cause=certificate-expired site=ber tags=a,b,c,d,e os=Windows");
        hosts(6, "site=muc tags=a,b,c,d,e os=Windows");
        assertEquals(1, words().size());
    }

    @Test
    void theQueryOfATraitSelectsThoseThatHaveIt() throws QueryException {
        Row with = EntryText.row(
                "a.old.example gateway=gw-2 site=Ber tags=till os=Windows,2019 at=10.4.1.7 build=10.0.20348"
                        + " issuer=CN=Old,O=Ex template=M asked=10.9.0.1/10.0.0.1,10.9.0.2");
        Row without =
                EntryText.row("b.new.example gateway=gw-3 site=Muc tags=tiller os=Debian at=10.4.11.7 build=10.0.2034"
                        + " issuer=CN=Older,O=Ex template=MM asked=10.9.0.11/10.0.0.1,10.9.0.21");
        List<Trait> traits = Trait.Known.of(with).traits();
        assertEquals(Set.of(Kind.values()), traits.stream().map(Trait::kind).collect(Collectors.toSet()));
        for (Trait trait : traits) {
            Query query = Query.parse(trait.query());
            assertEquals(trait.query(), query.toString());
            assertTrue(query.matches(with, EntryText.NOW), trait::query);
            assertTrue(trait.describes(with), trait::query);
            assertFalse(query.matches(without, EntryText.NOW), trait::query);
            assertFalse(trait.describes(without), trait::query);
        }
        assertEquals("domain:old.example", new Trait(Kind.DOMAIN, "old.example").query());
        assertTrue(Query.parse("behind:gw-* domain:old.example")
                .firstAboutFindings()
                .isEmpty());
        assertTrue(Query.parse("issuer:*old*").firstAboutFindings().isPresent());
    }

    @Test
    void whatACertificateSaysOfItsIssuerStaysOnItsLine() {
        assertEquals("with a certificate from CN=Old CA", new Trait(Kind.ISSUER, "CN=Old\n\u202eCA").words());
    }

    @Test
    void countsTheChanceExactly() {
        Chance chance = new Chance(20);
        assertEquals(1.0 / 252, chance.of(5, 5, 0, 5), 1e-12);
        assertEquals(1, chance.of(0, 5, 3, 5), 1e-12);
        // The lady tasting tea.
        assertEquals(17.0 / 70, chance.of(3, 4, 1, 4), 1e-12);
    }

    @Test
    void aLargeFleetTakesAMoment() {
        for (int i = 0; i < 50_000; i++) {
            fleet.add(EntryText.row("h" + i + ".example.net at=10.1." + i % 200 + ".7 site=s" + i % 50
                    + (i % 50 == 3 ? " cause=certificate-expired" : "")));
        }
        assertTrue(
                words().getFirst()
                        .startsWith(
                                "Certificate expired or not valid yet: 1000 of 1000 are at site s3, of the others none of 49000"));
    }
}
