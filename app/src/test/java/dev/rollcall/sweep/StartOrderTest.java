package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.host.Host;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    @Test
    void networksAreSpreadOverTheWholeAndKeepTheirOwnOrder() {
        List<String> order =
                order("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.1.1", "a.site.test", "b.site.test");
        assertEquals(
                List.of("10.0.0.1", "a.site.test", "10.0.0.2", "10.0.1.1", "10.0.0.3", "b.site.test", "10.0.0.4"),
                order);
    }

    @Test
    void namesOfOneDomainKeepTheirOrder() {
        assertEquals(List.of("b.test", "a.test", "c.test"), order("b.test", "a.test", "c.test"));
    }

    private static List<String> order(String... names) {
        return StartOrder.of(Stream.of(names).map(Host::named).toList()).stream()
                .map(Host::name)
                .toList();
    }
}
