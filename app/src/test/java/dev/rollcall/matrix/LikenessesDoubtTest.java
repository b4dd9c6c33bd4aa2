package dev.rollcall.matrix;

import static dev.rollcall.matrix.LikenessesTest.assertOne;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Likeness.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where it would be easy to call one machine what is none. */
class LikenessesDoubtTest {
    @Test
    void whereTheOldAddressAndTheNewLeadToDifferentMachinesNeitherIsCalledTheOther() {
        // The AAAA record of dual is another machine's.
        assertOne("""
                dual        at=10.0.0.1,2001:db8::9 ntlm=rds-1.example.net
                10.0.0.1    at=10.0.0.1             ntlm=rds-1.example.net
                2001:db8::9 at=2001:db8::9          ntlm=rds-2.example.net
                """, Kind.ONE_MACHINE, Confidence.CERTAIN, "10.0.0.1", "dual");
        assertOne("""
                dual        at=10.0.0.1,2001:db8::9 cert=a1
                10.0.0.1    at=10.0.0.1             cert=a1
                2001:db8::9 at=2001:db8::9          cert=b2
                """, Kind.ONE_MACHINE, Confidence.HIGH, "10.0.0.1", "dual");
    }

    @Test
    void anAddressThatOnlyTheNameServerTellsIsLessSure() {
        assertOne("""
                dual        at=10.0.0.1,2001:db8::1
                2001:db8::1 at=2001:db8::1
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "2001:db8::1", "dual");
        assertOne("""
                dual        at=10.0.0.1,2001:db8::1 each=open,filtered
                2001:db8::1 at=2001:db8::1
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "2001:db8::1", "dual");
        assertOne("""
                dual        at=10.0.0.1,2001:db8::1 each=open,open
                2001:db8::1 at=2001:db8::1
                """, Kind.ONE_MACHINE, Confidence.HIGH, "2001:db8::1", "dual");
    }

    @Test
    void theOldAddressAndTheNewOfOneMachineByItsNameAndCertificate() {
        assertOne("""
                10.0.0.1    at=10.0.0.1    ntlm=rds-1.example.net cert=a1
                2001:db8::1 at=2001:db8::1 ntlm=rds-1.example.net cert=a1
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "10.0.0.1", "2001:db8::1");
    }

    @Test
    void namesOfAnAddressWhereNothingAnswersAreHardlyAMachine() {
        // A name server that has an answer for every name.
        assertOne("""
                old-1 at=10.0.0.9 answer=filtered
                old-2 at=10.0.0.9 answer=filtered
                """, Kind.ONE_MACHINE, Confidence.LOW, "old-1", "old-2");
    }

    @Test
    void whereNobodyWasAskedTheNameServerAloneSaysIt() {
        assertOne("""
                a at=10.0.0.9 answer=not-asked status=SKIPPED
                b at=10.0.0.9 answer=not-asked status=SKIPPED
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "a", "b");
    }

    @Test
    void anAddressMayHaveBecomeAnothersDaysLater() {
        assertOne("""
                a at=10.0.0.9 seen=2026-11-17T12:00
                b at=10.0.0.9
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "a", "b");
    }

    @Test
    void aBalancerThatShowsDifferentCertificatesIsSeveralMachines() {
        assertOne("""
                farm    at=10.0.0.9 issued=a1
                cluster at=10.0.0.9 issued=b2
                """, Kind.ONE_ADDRESS, Confidence.MEDIUM, "cluster", "farm");
        assertEquals(
                "perhaps several machines behind one address: cluster, farm (their certificates differ)",
                LikenessesTest.of("""
                farm    at=10.0.0.9 issued=a1
                cluster at=10.0.0.9 issued=b2
                """).getFirst().words());
    }

    @Test
    void whatAnswersByTheNameOfANodeIsOnlyPerhapsThatNode() {
        // The address of a balancer or a cluster, and the node that happened to answer at it.
        assertOne("""
                farm  at=10.0.0.9 ntlm=rds-1.example.net issued=a1
                rds-1 at=10.0.0.1 ntlm=rds-1.example.net issued=a1
                rds-2 at=10.0.0.2 ntlm=rds-2.example.net issued=a1
                """, Kind.ONE_MACHINE, Confidence.MEDIUM, "farm", "rds-1");
    }

    @Test
    void aCertificateThatWasReplacedBetweenTwoLooksIsNoSecondMachine() {
        assertOne("""
                a at=10.0.0.1 ntlm=win-1.example.net cert=a1 made=06:00 seen=08:00
                b at=10.0.0.2 ntlm=win-1.example.net cert=b2 made=09:00 seen=09:01
                """, Kind.ONE_MACHINE, Confidence.LOW, "a", "b");
        assertOne("""
                a at=10.0.0.1 ntlm=win-1.example.net cert=a1 made=06:00 seen=08:00
                b at=10.0.0.2 ntlm=win-1.example.net cert=b2 made=06:00 seen=12:00
                """, Kind.ONE_NAME, Confidence.HIGH, "a", "b");
        assertOne("""
                a at=10.0.0.1 cert=a1 made=06:00 seen=08:00
                b at=10.0.0.1 cert=b2 made=09:00 seen=09:01
                """, Kind.ONE_MACHINE, Confidence.HIGH, "a", "b");
    }

    @Test
    void copiesBehindOneRouterAreToldApartByWhenTheyCameUp() {
        assertOne("""
                a at=203.0.113.1 port=3389 ntlm=win-1.example.net up=08:00 seen=12:00
                b at=203.0.113.1 port=3390 ntlm=win-1.example.net up=10:00 seen=12:00
                """, Kind.ONE_NAME, Confidence.HIGH, "a", "b:3390");
    }

    @Test
    void whatIsOneWithEachOfTwoMachinesJoinsNotBoth() {
        List<Likeness> found = LikenessesTest.of("""
                a at=10.0.0.1 ntlm=rds-1.example.net
                b at=10.0.0.1,2001:db8::2
                c at=2001:db8::2 ntlm=rds-2.example.net
                """);
        assertEquals(1, found.size(), found::toString);
        assertEquals(
                List.of("a", "b"),
                found.getFirst().hosts().stream().map(Host::label).toList());
    }

    @Test
    void aLargeFleetTakesAMoment() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("h")
                    .append(i)
                    .append(" at=10.0.")
                    .append(i % 7)
                    .append(".1 ntlm=win-1.example.net cert=c1 up=08:00\n");
        }
        assertEquals(
                20_000, LikenessesTest.of(lines.toString()).getFirst().hosts().size());
    }
}
