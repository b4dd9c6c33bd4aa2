package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.NOW;
import static dev.rollcall.policy.RoundFixture.address;
import static dev.rollcall.policy.RoundFixture.answer;
import static dev.rollcall.policy.RoundFixture.look;
import static dev.rollcall.policy.RoundFixture.resolved;
import static dev.rollcall.policy.RoundFixture.reverse;
import static dev.rollcall.policy.RoundFixture.round;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DnsJudgeTest {
    private static final String NAME = "good.lab.test";

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("resolved", resolved(NAME, "10.0.0.1")),
                Arguments.of("resolved", resolved(NAME, "10.0.0.1", "fd77::11")),
                Arguments.of("resolved", said(Reply.SERVER_FAILURE, Reply.ADDRESSES)),
                Arguments.of("several-addresses", resolved(NAME, "10.0.0.1", "10.0.0.2")),
                Arguments.of("no-reverse", with(reverse("10.0.0.1"))),
                Arguments.of("resolved", with(new ReverseAnswer(address("10.0.0.1"), Reply.TIMED_OUT, List.of()))),
                Arguments.of("reverse-differs", with(reverse("10.0.0.1", "old.lab.test"))),
                Arguments.of("resolved", with(reverse("10.0.0.1", "other.lab.test", "GOOD.lab.test."))),
                Arguments.of("no-such-name", said(Reply.NO_SUCH_NAME)),
                Arguments.of("no-such-name", said(Reply.TIMED_OUT, Reply.NO_ADDRESS)),
                Arguments.of("server-failure", said(Reply.SERVER_FAILURE)),
                Arguments.of("server-failure", said(Reply.TIMED_OUT, Reply.REFUSED)),
                Arguments.of("timed-out", said(Reply.TIMED_OUT)),
                Arguments.of("timed-out", said(Reply.UNREACHABLE, Reply.TIMED_OUT)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void namesTheWorst(String code, DnsObservation seen) {
        assertEquals(code, judged(Host.named(NAME), seen).code());
    }

    @Test
    void findsAnAddressThatIsNotTheExpectedOne() {
        Host host = new Host(HostId.random(), NAME, 3389, Optional.of(address("10.0.0.9")), Labels.NONE);
        Finding finding = judged(host, resolved(NAME, "10.0.0.1"));
        assertEquals("wrong-address", finding.code());
        assertEquals("10.0.0.1, not 10.0.0.9", finding.summary());
        assertEquals("resolved", judged(host, resolved(NAME, "10.0.0.9")).code());
    }

    @Test
    void listsEverythingThatAppliesWorstFirst() {
        DnsObservation seen = new DnsObservation(
                NAME,
                List.of(answer(Reply.ADDRESSES, "10.0.0.1", "10.0.0.2")),
                List.of(reverse("10.0.0.1"), reverse("10.0.0.2", "old.lab.test")));
        Finding finding = judged(Host.named(NAME), seen);
        assertEquals(List.of("several-addresses", "no-reverse", "reverse-differs"), finding.codes());
        assertEquals(finding.codes(), finding.facts().get("findings"));
    }

    @Test
    void takesTheReverseNameOfWhatItIsAnAliasOf() {
        ResolverAnswer answer = new ResolverAnswer(
                "10.0.0.53:53",
                Reply.ADDRESSES,
                List.of(address("10.0.0.1")),
                List.of("good.lab.test"),
                Duration.ofMillis(1));
        DnsObservation seen =
                new DnsObservation("alias.lab.test", List.of(answer), List.of(reverse("10.0.0.1", "good.lab.test")));
        Finding finding = judged(Host.named("alias.lab.test"), seen);
        assertEquals("resolved", finding.code());
        assertEquals("good.lab.test", finding.facts().get("canonical"));
    }

    @Test
    void comparesFirstLabelsOfAShortName() {
        DnsObservation seen = new DnsObservation(
                "good", List.of(answer(Reply.ADDRESSES, "10.0.0.1")), List.of(reverse("10.0.0.1", NAME)));
        assertEquals("resolved", judged(Host.named("good"), seen).code());
    }

    @Test
    void saysWhenNameServersDisagree() {
        assertEquals(
                false,
                judged(Host.named(NAME), said(Reply.NO_SUCH_NAME, Reply.ADDRESSES))
                        .facts()
                        .get("resolvers_agree"));
        assertEquals(
                true,
                judged(Host.named(NAME), resolved(NAME, "10.0.0.1")).facts().get("resolvers_agree"));
    }

    @Test
    void skipsAHostThatGoesByItsAddress() {
        Finding finding = new Judge(Policy.DEFAULT)
                .judge(round(Host.named("fd77::11")), NOW)
                .finding(Check.DNS)
                .orElseThrow();
        assertEquals(Status.SKIPPED, finding.status());
        assertEquals("address-given", finding.code());
    }

    private static DnsObservation with(ReverseAnswer reverse) {
        return new DnsObservation(NAME, List.of(answer(Reply.ADDRESSES, "10.0.0.1")), List.of(reverse));
    }

    private static DnsObservation said(Reply... replies) {
        List<ResolverAnswer> answers = Arrays.stream(replies)
                .map(reply -> reply == Reply.ADDRESSES ? answer(reply, "10.0.0.1") : answer(reply))
                .toList();
        return new DnsObservation(NAME, answers, List.of());
    }

    private static Finding judged(Host host, DnsObservation seen) {
        Finding finding = new Judge(Policy.DEFAULT)
                .judge(round(host, look(Check.DNS, seen)), NOW)
                .finding(Check.DNS)
                .orElseThrow();
        assertEquals(Code.of(Check.DNS, finding.code()).orElseThrow().status(), finding.status());
        return finding;
    }
}
