package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRecord.Span;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.host.HostId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CampaignPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Surroundings surroundings =
            new Surroundings(stream, stream, false, false, Map.of(), new ProcessInterruption());

    private static StepRecord step(String name, StepState state) {
        return new StepRecord(
                new StepRecord.Subject(HostId.random(), name),
                1,
                state,
                Optional.empty(),
                "",
                List.of(),
                new StepRecord.Trail(false, Duration.ZERO, List.of(), Optional.empty()));
    }

    @Test
    void inLinesEachHostIsThereOnce() throws Exception {
        CampaignPrinter printer = new CampaignPrinter(surroundings, CampaignFormat.NDJSON);
        StepRecord verified = step("a", StepState.VERIFIED);
        StepRecord doubtful = step("b", StepState.IN_DOUBT);
        StepRecord planned = step("c", StepState.PLANNED);
        CampaignListener listener = printer.working();
        listener.step(step("b", StepState.RUNNING));
        listener.step(doubtful);
        listener.step(verified);
        listener.step(verified);
        printer.printEnd(new CampaignRecord(
                1,
                new CampaignOrder("mend", Map.of(), Care.USUAL, "ops@desk", OptionalLong.empty()),
                CampaignState.STOPPED,
                Optional.empty(),
                new Span(Instant.EPOCH, Optional.empty()),
                true,
                List.of(verified, doubtful, planned)));
        List<String> hosts = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            hosts.add(JsonMapper.builder().build().readTree(line).path("host").asText());
        }
        assertEquals(List.of("a", "b", "c"), hosts);
    }
}
