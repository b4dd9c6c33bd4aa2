package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IdentityTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("10.0.0.2");

    private final Host host = Host.named("rds-100.ber.example.net");

    private static Sight sight(Host host, List<String> aliases, String computer, String dns) {
        List<Look> looks = new ArrayList<>();
        looks.add(seen(
                Check.DNS,
                new DnsObservation(
                        host.name(),
                        List.of(new ResolverAnswer(
                                "10.0.0.53:53", Reply.ADDRESSES, List.of(HERE), aliases, Duration.ZERO)),
                        List.of())));
        if (!computer.isEmpty()) {
            looks.add(seen(
                    Check.NLA,
                    new NlaObservation(
                            new Negotiation.NotAsked(),
                            new Negotiation.NotAsked(),
                            new Handshake.NotTried(),
                            new CredSsp.Challenged(
                                    6,
                                    new NtlmIdentity(
                                            computer,
                                            "BER",
                                            new DnsNames(dns, "", ""),
                                            "",
                                            Optional.empty(),
                                            Optional.empty())))));
        }
        Round round = new Round(host, Instant.EPOCH, looks);
        return new Sight(round, new Judge(Policy.DEFAULT).judge(round, Instant.EPOCH));
    }

    private static Look seen(Check check, Observation observation) {
        return new Look(check, Optional.of(HERE), new Outcome.Seen(observation), Duration.ZERO, List.of(), List.of());
    }

    private Optional<String> doubt(String computer, String dns, String script) {
        return Identity.doubt(host, sight(host, List.of(), computer, dns), script);
    }

    @Test
    void namesThatAgreeRaiseNoDoubt() {
        assertEquals(Optional.empty(), doubt("RDS-100", "rds-100.ber.example.net", "RDS-100"));
        assertEquals(Optional.empty(), doubt("RDS-100", "RDS-100.corp.example", "rds-100.corp.example"));
        assertEquals(Optional.empty(), doubt("", "", ""));
    }

    @Test
    void aNetBiosNameIsCutAtFifteen() {
        Host longer = Host.named("rds-berlin-east-17.example.net");
        assertEquals(
                Optional.empty(),
                Identity.doubt(
                        longer, sight(longer, List.of(), "RDS-BERLIN-EAST", "rds-berlin-east-17.example.net"), ""));
    }

    @Test
    void anotherNameIsAContradiction() {
        assertEquals(
                Optional.of("what answers there calls itself rds-101.ber.example.net"),
                doubt("RDS-101", "rds-101.ber.example.net", ""));
        assertEquals(Optional.of("what answers there calls itself mallory"), doubt("", "", "mallory"));
    }

    @Test
    void aliasesAndAddressesRaiseNoDoubt() {
        Host alias = Host.named("desktop.example.net");
        assertEquals(
                Optional.empty(),
                Identity.doubt(alias, sight(alias, List.of("rds-100.example.net"), "RDS-100", ""), "rds-100"));
        Host address = Host.named("10.0.0.1");
        assertEquals(Optional.empty(), Identity.doubt(address, sight(address, List.of(), "RDS-100", ""), "rds-100"));
    }

    @Test
    void aNameThatLeadsElsewhereIsAContradiction() {
        Host meant = new Host(HostId.random(), "rds-100", 3389, Optional.of(THERE), Labels.NONE);
        assertTrue(Identity.doubt(meant, sight(meant, List.of(), "", ""), "").isPresent());
        Host right = new Host(HostId.random(), "rds-100", 3389, Optional.of(HERE), Labels.NONE);
        assertEquals(Optional.empty(), Identity.doubt(right, sight(right, List.of(), "", ""), ""));
    }
}
