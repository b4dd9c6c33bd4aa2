package dev.rollcall.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Likeness.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessesTest {
    static List<Likeness> of(String lines) {
        return Likenesses.of(EntryText.rows(lines));
    }

    private static void assertNone(String lines) {
        assertEquals(List.of(), of(lines));
    }

    static void assertOne(String lines, Kind kind, Confidence confidence, String... hosts) {
        List<Likeness> found = of(lines);
        assertEquals(1, found.size(), found::toString);
        assertEquals(kind, found.getFirst().kind(), found::toString);
        assertEquals(confidence, found.getFirst().confidence(), found::toString);
        assertEquals(
                List.of(hosts),
                found.getFirst().hosts().stream().map(Host::label).toList());
    }

    @Test
    void anAliasAndAnAddressAreTheMachineTheyLeadTo() {
        assertOne("""
                rds-1.example.net  at=10.0.0.1
                alias.example.net  at=10.0.0.1
                10.0.0.1           at=10.0.0.1
                rds-2.example.net  at=10.0.0.2
                """, Kind.ONE_MACHINE, Confidence.HIGH, "10.0.0.1", "alias.example.net", "rds-1.example.net");
    }

    @Test
    void itsOwnNameMakesItCertain() {
        String lines = """
                rds-1.example.net at=10.0.0.1,2001:db8::1 ntlm=RDS-1.example.net
                2001:db8::1       at=2001:db8::1          ntlm=rds-1.example.net
                """;
        assertOne(lines, Kind.ONE_MACHINE, Confidence.CERTAIN, "2001:db8::1", "rds-1.example.net");
        assertEquals(
                "one machine: 2001:db8::1, rds-1.example.net (same address 2001:db8::1 port 3389; same computer name"
                        + " rds-1.example.net)",
                of(lines).getFirst().words());
    }

    @Test
    void twoAddressesOfOneNameAreProbablyOneMachine() {
        assertOne("""
                a at=10.0.0.1 ntlm=rds-1.example.net cert=a1
                b at=10.0.9.1 ntlm=rds-1.example.net cert=a1
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "a", "b");
        assertOne("""
                a at=10.0.0.1 ntlm=rds-1.example.net
                b at=10.0.9.1 ntlm=rds-1.example.net
                """, Kind.ONE_MACHINE, Confidence.LOW, "a", "b");
        assertTrue(of("""
                a at=10.0.0.1 ntlm=rds-1.example.net
                b at=10.0.9.1 ntlm=rds-1.example.net
                """).getFirst().words().startsWith("perhaps one machine: a, b"));
    }

    @Test
    void twoListenersOfOneMachineAreOneMachine() {
        assertOne("""
                a at=10.0.0.1 port=3389 ntlm=rds-1.example.net cert=a1
                b at=10.0.0.1 port=3390 ntlm=rds-1.example.net cert=b2
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "a", "b:3390");
    }

    @Test
    void portsOfOneAddressMayLeadToManyMachines() {
        assertNone("""
                a at=203.0.113.1 port=3389 ntlm=rds-1.example.net cert=a1
                b at=203.0.113.1 port=3390 ntlm=rds-2.example.net cert=b2
                c at=203.0.113.1 port=3391
                """);
    }

    @Test
    void aTemplatesCertificateIsOnManyMachines() {
        assertOne("""
                a at=10.0.0.1 ntlm=a.example.net cert=a1
                b at=10.0.0.2 ntlm=b.example.net cert=a1
                c at=10.0.0.3 ntlm=c.example.net cert=c3
                """, Kind.ONE_CERTIFICATE, Confidence.HIGH, "a", "b");
    }

    @Test
    void aCertificateAloneIsNoProof() {
        assertOne("""
                a at=10.0.0.1 cert=a1
                b at=10.0.0.2 cert=a1
                """, Kind.CERTIFICATE_ALONE, Confidence.LOW, "a", "b");
        assertNone("""
                a at=10.0.0.1 issued=a1
                b at=10.0.0.2 issued=a1
                """);
    }

    @Test
    void copiesThatWereNeverRenamedAreSeveralMachines() {
        assertOne("""
                a at=10.0.0.1 ntlm=win-1.example.net cert=a1
                b at=10.0.0.2 ntlm=win-1.example.net cert=b2
                """, Kind.ONE_NAME, Confidence.HIGH, "a", "b");
    }

    @Test
    void bootTimesTellCopiesApartButARestartDoesNot() {
        assertOne("""
                a at=10.0.0.1 ntlm=win-1.example.net up=08:00 seen=12:00
                b at=10.0.0.2 ntlm=win-1.example.net up=10:00 seen=12:00
                """, Kind.ONE_NAME, Confidence.HIGH, "a", "b");
        assertOne("""
                a at=10.0.0.1 ntlm=win-1.example.net up=08:00 seen=09:00
                b at=10.0.0.2 ntlm=win-1.example.net up=10:00 seen=12:00
                """, Kind.ONE_MACHINE, Confidence.LOW, "a", "b");
        assertOne("""
                a at=10.0.0.1 cert=a1 up=08:00 seen=12:00
                b at=10.0.0.2 cert=a1 up=10:00 seen=12:00
                """, Kind.ONE_CERTIFICATE, Confidence.HIGH, "a", "b");
    }

    @Test
    void aLoadBalancedNameIsNoMachineOfItsFarm() {
        assertNone("""
                farm  at=10.0.0.1,10.0.0.2 ntlm=rds-1.example.net cert=a1
                rds-1 at=10.0.0.1          ntlm=rds-1.example.net cert=a1
                rds-2 at=10.0.0.2          ntlm=rds-2.example.net cert=b2
                """);
        assertOne("""
                farm    at=10.0.0.1,10.0.0.2
                cluster at=10.0.0.2,10.0.0.1
                """, Kind.ONE_MACHINE, Confidence.HIGH, "cluster", "farm");
    }

    @Test
    void anAddressThatAnswersAsSeveralIsALoadBalancer() {
        assertOne("""
                farm    at=10.0.0.9 ntlm=rds-1.example.net
                cluster at=10.0.0.9 ntlm=rds-2.example.net
                """, Kind.ONE_ADDRESS, Confidence.MEDIUM, "cluster", "farm");
    }

    @Test
    void aNameThatLeadsToAnothersMachineIsNotThatMachine() {
        assertNone("""
                rds-1 at=10.0.0.1 ntlm=rds-1.example.net
                rds-2 at=10.0.0.1 ntlm=rds-1.example.net dns=wrong-address
                rds-3 at=10.0.0.1 ntlm=rds-1.example.net cause=dns-wrong-machine
                """);
    }

    @Test
    void whatHasNoNameOfItsOwnIsLikeNoOther() {
        assertNone("""
                a at=10.0.0.1 ntlm=localhost.localdomain
                b at=10.0.0.2 ntlm=localhost.localdomain
                c unchecked=yes
                d
                """);
    }

    @Test
    void whatIsTheSameAsTheSameIsTheSameAndNoSurerThanItsWeakestLink() {
        assertOne("""
                a at=10.0.0.1
                b at=10.0.0.1 ntlm=rds-1.example.net
                c at=10.0.9.1 ntlm=rds-1.example.net
                """, Kind.ONE_MACHINE, Confidence.LOW, "a", "b", "c");
    }

    @Test
    void theMachinesOwnIdMakesItOneMachine() {
        assertOne("""
                a at=10.0.0.1 id=aa board=b1
                b at=10.0.9.1 id=aa board=b1
                """, Kind.ONE_MACHINE, Confidence.HIGH, "a", "b");
        assertOne("""
                a at=10.0.0.1 id=aa
                b at=10.0.9.1 id=aa
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "a", "b");
        assertOne("""
                a at=10.0.0.1 id=aa board=b1 ntlm=rds-1.example.net
                b at=10.0.9.1 id=aa board=b1 ntlm=rds-1.example.net
                """, Kind.ONE_MACHINE, Confidence.HIGH, "a", "b");
    }

    @Test
    void copiesOfOneDiskAreNotOneMachine() {
        assertNone("""
                a at=10.0.0.1 id=aa board=b1
                b at=10.0.0.2 id=aa board=b2
                c at=10.0.0.3 id=aa board=b3 ntlm=c.example.net
                d at=10.0.0.4 id=aa board=b3 ntlm=d.example.net
                """);
        assertNone("""
                a at=10.0.0.1 id=aa up=08:00 seen=12:00
                b at=10.0.0.2 id=aa up=10:00 seen=12:00
                """);
    }

    @Test
    void machineIdsTellApartWhatGoesByOneNameOrCertificate() {
        assertOne("""
                a at=10.0.0.1 id=aa ntlm=win-1.example.net
                b at=10.0.0.2 id=bb ntlm=win-1.example.net
                """, Kind.ONE_NAME, Confidence.HIGH, "a", "b");
        assertOne("""
                a at=10.0.0.1 id=aa cert=a1
                b at=10.0.0.2 id=bb cert=a1
                """, Kind.ONE_CERTIFICATE, Confidence.HIGH, "a", "b");
    }
}
