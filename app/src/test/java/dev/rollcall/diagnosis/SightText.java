package dev.rollcall.diagnosis;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.GatewaySample;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.RoundFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A row of the matrix in one line of words, for tables: {@code port=refused service=stopped}. What a line doesn't mention was not
 * looked at, but for the name, which resolves to 10.0.0.1 unless said. The words are those of {@link OutsideText} and
 * {@link InsideText}.
 */
public final class SightText {
    private final List<String[]> words = new ArrayList<>();

    private SightText(String line) {
        for (String word : line.strip().split("\\s+")) {
            words.add(word.contains("=") ? word.split("=", 2) : new String[] {word, ""});
        }
    }

    public static Sight of(String line) {
        SightText text = new SightText(line);
        Host host = text.host();
        List<Look> looks = new ArrayList<>(new OutsideText(text, host).looks());
        looks.addAll(new InsideText(text, host).looks());
        Round round = new Round(host, RoundFixture.NOW, looks);
        return new Sight(round, new Judge(text.policy()).judge(round, RoundFixture.NOW));
    }

    private Host host() {
        return new Host(
                HostId.random(),
                value("name").orElse("rds-1.example.net"),
                3389,
                value("expect").map(RoundFixture::address),
                        new Labels("", value("os").orElse(""), new TreeSet<>(), ""))
                .withGateway(value("gateway").map(_ -> GatewaySample.GATEWAY));
    }

    /** {@code trusted=CN=Some_CA} asks for that issuer. */
    private Policy policy() {
        Policy usual = Policy.DEFAULT;
        Policy.CertificateRules rules = usual.certificate();
        return value("trusted")
                .map(issuer -> new Policy.Trust(true, List.of(issuer.replace('_', ' '))))
                .map(trust -> new Policy(
                        usual.dns(),
                        usual.port(),
                        new Policy.CertificateRules(
                                rules.expiresSoon(),
                                rules.minimumRsaBits(),
                                rules.minimumEcBits(),
                                rules.weakSignatures(),
                                rules.minimumTls(),
                                trust),
                        usual.inside()))
                .orElse(usual);
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    boolean is(String key, String value) {
        return value(key).filter(value::equals).isPresent();
    }

    Optional<String> value(String key) {
        return values(key).stream().findFirst();
    }

    List<String> values(String key) {
        return words.stream()
                .filter(word -> word[0].equals(key))
                .map(word -> word[1])
                .toList();
    }

    /** Addresses of the name; those of a host that goes by its address. */
    List<String> addresses(Host host) {
        return AddressText.literal(host.name()).isPresent()
                ? List.of(host.name())
                : List.of(value("to").orElse("10.0.0.1").split(","));
    }

    static Look at(Check check, String address, Observation seen) {
        return RoundFixture.look(check, address, seen);
    }
}
