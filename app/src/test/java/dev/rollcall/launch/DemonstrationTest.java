package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody without a display sees first: the simulated fleet, looked at for real, gateways and all. */
class DemonstrationTest {
    @Test
    void theTableHasTheGatewaysAndWhatIsWrongWithOneExplainsItsHosts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                _ -> () -> {});
        assertEquals(0, Demonstration.run(surroundings, new Wiring()));
        String table = out.toString(StandardCharsets.UTF_8);
        assertEquals(5, count("● gw-1\\.fra\\.demo\\.test:\\d+", table), table);
        assertEquals(6, count("■ expired 12 d ago · gw-2\\.vie\\.demo\\.test:\\d+", table), table);
        assertTrue(Pattern.compile("rds-01\\.vie\\.demo\\.test.*RD Gateway").matcher(table).find(), table);
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
