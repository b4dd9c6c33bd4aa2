package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.Host;
import dev.rollcall.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand hosts, a tenth of which misbehave, each in its own way. */
final class MisbehavingFleetTest {
    private static final int HOSTS = 1000;
    private static final Timings SHORT = new Timings(
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(30),
            Duration.ofMillis(30));

    @TempDir
    Path folder = Path.of("");

    /** What becomes of a host that goes about it in this way. */
    private static StepState truth(Way way) {
        return switch (way) {
            // Those that were mended before they were lost show it at the next look.
            case GOOD, DROPS_AFTER, KEEPS -> StepState.VERIFIED;
            case HANGS_WHEN_ASKED, DROPS_WHEN_ASKED, BABBLES, STRANGER, REPLACED, REFUSES_LOGON -> StepState.LEFT_OUT;
            // Asked again, they say that it was not done.
            case HANGS_WHEN_MENDED, DROPS_BEFORE -> StepState.FAILED;
            case FAILS, NEVER_BACK, LIES -> StepState.FAILED;
            case HANGS_FOR_GOOD -> StepState.IN_DOUBT;
        };
    }

    @Test
    void everyHostEndsInATrueStateInTimeAndMemoryStaysFlat() throws Exception {
        try (Store store = Store.open(folder)) {
            CampaignDesk desk =
                    new CampaignDesk(Clock.systemUTC(), store.journal(), store.sights(), SHORT, Duration.ofSeconds(2));
            Way[] ways = Way.values();
            for (int number = 0; number < HOSTS; number++) {
                Way way = number % 10 == 9 ? ways[1 + number / 10 % (ways.length - 1)] : Way.GOOD;
                desk.fleet.add(Host.named("h%04d".formatted(number)), way);
            }
            Care care = new Care(
                    Waves.parse("1,10,*"), new Gate(100), Care.InUse.LEAVE_OUT, Duration.ofSeconds(1), "", 100);
            CampaignOrder order =
                    new CampaignOrder(Mending.HARMLESS.name(), Map.of(), care, "ops@desk", OptionalLong.empty());
            CampaignListener deaf = new CampaignListener() {};
            long before = used();
            CampaignRecord record = assertTimeoutPreemptively(
                    Duration.ofMinutes(3),
                    () -> desk.campaigns
                            .start(desk.campaigns.plan(order, desk.fleet.hosts(), deaf), deaf)
                            .await());
            long kept = used() - before;

            assertEquals(HOSTS, record.steps().size());
            Map<Way, StepState> ended = new EnumMap<>(Way.class);
            for (StepRecord step : record.steps()) {
                FakeMachine machine = desk.fleet.at(step.subject().name());
                ended.put(machine.way(), step.state());
                assertEquals(truth(machine.way()), step.state(), machine.way() + ": " + step.words());
                assertTrue(machine.applied() <= 1, machine.way() + " was mended more than once");
            }
            assertEquals(List.of(ways), List.copyOf(ended.keySet()));
            assertTrue(record.chainIntact());
            assertEquals(
                    List.of(LeftOut.IDENTITY_DOUBTFUL),
                    record.steps().stream()
                            .filter(step -> desk.fleet.at(step.subject().name()).way() == Way.REPLACED)
                            .map(step -> step.leftOut().orElseThrow())
                            .distinct()
                            .toList());
            assertTrue(kept < 64L << 20, "kept " + (kept >> 20) + " MB");
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
