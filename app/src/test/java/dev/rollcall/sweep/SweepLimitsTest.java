package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fanout.DescriptorBudget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepLimitsTest {
    /** Half of the descriptors at most, five for each. */
    @ParameterizedTest
    @CsvSource({"1024, 76", "20000, 1974", "1000000, 2000"})
    void fewSilentHostsAreAskedElsewhereWhereDescriptorsAreFew(long descriptors, int hosts) {
        assertEquals(
                hosts,
                new SweepLimits(1000, new DescriptorBudget(descriptors, 0))
                        .silent()
                        .most());
    }
}
