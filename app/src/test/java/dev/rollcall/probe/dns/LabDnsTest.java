package dev.rollcall.probe.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that the lab's name server gets wrong on purpose. */
@Tag("lab")
@Timeout(60)
class LabDnsTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress("10.77.0.53", 53);

    /** Addresses, aliases and reverse names apart by {@code +}; {@code -} for none. */
    @ParameterizedTest
    @CsvSource({
        "good.lab.test,      ADDRESSES,    10.77.0.11,            -,             good.lab.test",
        "missing.lab.test,   NO_SUCH_NAME, -,                     -,             -",
        "nodata.lab.test,    NO_ADDRESS,   -,                     -,             -",
        "v6only.lab.test,    ADDRESSES,    fd77:77::11,           -,             ?",
        "wrongaddr.lab.test, ADDRESSES,    10.77.0.12,            -,             expired.lab.test",
        "gone.lab.test,      ADDRESSES,    10.77.0.99,            -,             ?",
        "blackhole.lab.test, ADDRESSES,    10.77.0.98,            -,             ?",
        "noptr.lab.test,     ADDRESSES,    10.77.0.111,           -,             -",
        "ptrwrong.lab.test,  ADDRESSES,    10.77.0.112,           -,             old-name.lab.test",
        "halfdead.lab.test,  ADDRESSES,    10.77.0.99+10.77.0.11, -,             ?",
        "two.lab.test,       ADDRESSES,    10.77.0.11+10.77.0.12, -,             good.lab.test+expired.lab.test",
        "alias.lab.test,     ADDRESSES,    10.77.0.11,            good.lab.test, good.lab.test",
        "slow.lab.test,      TIMED_OUT,    -,                     -,             -",
        "other.example,      REFUSED,      -,                     -,             -",
    })
    void namesAreSeenAsTheyAre(String name, Reply reply, String addresses, String aliases, String reverse)
            throws Exception {
        DnsObservation seen = look(name, SERVER);
        assertEquals(reply, seen.answers().getFirst().reply());
        assertEquals(
                set(addresses).map(InetAddress::ofLiteral).collect(Collectors.toSet()), Set.copyOf(seen.addresses()));
        assertEquals(set(aliases).toList(), seen.aliases());
        if (!reverse.equals("?")) {
            assertEquals(
                    set(reverse).collect(Collectors.toSet()),
                    seen.reverse().stream().flatMap(one -> one.names().stream()).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @CsvSource({"dual.lab.test", "v6refused.lab.test", "v6dead.lab.test"})
    void bothKindsOfAddressAreSeen(String name) throws Exception {
        DnsObservation seen = look(name, SERVER);
        assertEquals(
                List.of(4, 16),
                seen.addresses().stream().map(one -> one.getAddress().length).toList());
    }

    @ParameterizedTest
    @CsvSource({"10.77.0.1, UNREACHABLE", "10.77.0.98, TIMED_OUT"})
    void deadNameServersAreToldApartAndDoNotHideALiveOne(String dead, Reply reply) throws Exception {
        DnsObservation seen = look("good.lab.test", new InetSocketAddress(dead, 53), SERVER);
        assertEquals(
                List.of(reply, Reply.ADDRESSES),
                seen.answers().stream()
                        .map(DnsObservation.ResolverAnswer::reply)
                        .toList());
    }

    private static Stream<String> set(String text) {
        return text.equals("-") ? Stream.empty() : Stream.of(text.split("\\+", -1));
    }

    private static DnsObservation look(String name, InetSocketAddress... servers) throws InterruptedException {
        ProbeSettings settings = new ProbeSettings(Duration.ofSeconds(2), List.of(servers), "rollcall");
        var look = DnsProbe.standard().look(Host.named(name), settings, Deadline.after(Duration.ofSeconds(15)));
        return (DnsObservation) ((Outcome.Seen) look.outcome()).observation();
    }
}
