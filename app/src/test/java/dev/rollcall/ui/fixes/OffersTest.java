package dev.rollcall.ui.fixes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fix.Fit;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which fixes a choice of hosts is offered, and which one first. */
final class OffersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");

    /** In the order in which they are usually offered. */
    private static final Fixes FIXES = new Fixes(List.of(
            new Named("start-service"),
            new Named("require-nla"),
            new Named("open-firewall"),
            new Named("bind-certificate"),
            new Named("regenerate-certificate")));

    @Test
    void whatCuresTheFailureThatAllShareComesFirst() {
        List<Sight> seen = List.of(
                sight("a", Map.of(Check.CERTIFICATE, Status.FAIL, Check.NLA, Status.WARN)),
                sight("b", Map.of(Check.CERTIFICATE, Status.FAIL, Check.NLA, Status.WARN)));
        assertEquals(
                List.of("regenerate-certificate", "bind-certificate", "start-service", "require-nla", "open-firewall"),
                ids(Offers.of(FIXES, seen)));
    }

    @Test
    void aWarningThatAllShareCountsWhereNoFailureIsShared() {
        List<Sight> seen = List.of(
                sight("a", Map.of(Check.CERTIFICATE, Status.FAIL, Check.NLA, Status.WARN)),
                sight("b", Map.of(Check.PORT, Status.FAIL, Check.NLA, Status.WARN)));
        assertEquals("require-nla", ids(Offers.of(FIXES, seen)).getFirst());
    }

    @Test
    void withNothingInCommonTheOrderIsTheUsual() {
        List<Sight> seen = List.of(
                sight("a", Map.of(Check.CERTIFICATE, Status.FAIL)), sight("b", Map.of(Check.PORT, Status.FAIL)));
        assertEquals(FIXES.all().stream().map(Fix::id).toList(), ids(Offers.of(FIXES, seen)));
    }

    @Test
    void whatIsNotForOneOfThemIsNotOfferedAndForHowManyItIsNotIsSaid() {
        List<Sight> seen = List.of(
                sight("a", Map.of(Check.NLA, Status.WARN)),
                sight("b", Map.of(Check.NLA, Status.OK)),
                sight("c", Map.of(Check.NLA, Status.OK)));
        Offers offers = Offers.of(FIXES, seen);
        assertEquals(4, offers.forAll().size());
        assertEquals(Map.of("require-nla", 2), named(offers.others()));
    }

    @Test
    void hostsThatNobodyLookedAtYetAreOfferedAll() {
        assertEquals(5, Offers.of(FIXES, List.of()).forAll().size());
    }

    private static List<String> ids(Offers offers) {
        return offers.forAll().stream().map(Fix::id).toList();
    }

    private static Map<String, Integer> named(Map<Fix, Integer> fixes) {
        return fixes.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue));
    }

    private static Sight sight(String name, Map<Check, Status> statuses) {
        Host host = Host.named(name);
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        statuses.forEach((check, status) -> findings.put(
                check, new Finding(check, status, "code", "words", Duration.ZERO, List.of("code"), Map.of())));
        return new Sight(new Round(host, NOW, List.of()), new Verdict(host, Optional.empty(), findings, NOW));
    }

    /** For all hosts on which nothing says that NLA is as it should be, as far as it is about NLA. */
    private record Named(String name) implements HostFix {
        @Override
        public FixSheet sheet() {
            return new FixSheet(name, name, "Made up.", Risk.HARMLESS, List.of(), true);
        }

        @Override
        public Fit fit(Sight sight, FixSettings settings) {
            return name.equals("require-nla") && sight.status(Check.NLA) == Status.OK
                    ? Fit.not(LeftOut.ALREADY_SO, "it is required")
                    : Fit.APPLIES;
        }

        @Override
        public Proof proof(Sight before, Sight after, FixReport report) {
            return new Proof.Verified("");
        }
    }
}
