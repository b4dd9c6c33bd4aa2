package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledCampaignTest {
    /** The header, three lines for each host, and the end. */
    private static final int LINES = 1 + 3 * KilledCampaign.HOSTS;

    @TempDir
    Path folder = Path.of("");

    private void killed(Path fleet, int lines, int applies) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        KilledCampaign.class.getName(),
                        folder.toString(),
                        fleet.toString(),
                        Integer.toString(lines),
                        Integer.toString(applies))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertEquals("here", said.readLine());
            assertTrue(process.toHandle().destroyForcibly());
        }
        process.waitFor();
    }

    private static List<String> mended(Path fleet) throws IOException {
        return Files.exists(fleet) ? Files.readAllLines(fleet) : List.of();
    }

    @Test
    void nothingIsLostAndNothingDoneTwiceWhereverItIsKilled() throws Exception {
        for (int kill = 1; kill <= 20; kill++) {
            Path fleet = folder.resolve("fleet-" + kill);
            boolean inTheAct = kill > LINES;
            killed(fleet, inTheAct ? 0 : kill, inTheAct ? kill - LINES : 0);
            List<String> before = mended(fleet);
            try (Store store = Store.open(folder)) {
                CampaignDesk desk = KilledCampaign.desk(store, store.journal(), fleet, 0);
                CampaignSummary left = desk.campaigns.all().getFirst();
                assertEquals(kill, left.number());
                CampaignRecord found = desk.campaigns.campaign(kill).orElseThrow();
                assertEquals(CampaignState.INTERRUPTED, found.state(), "kill " + kill);
                assertTrue(found.chainIntact());
                assertEquals(KilledCampaign.HOSTS, found.steps().size());
                int known = found.in(StepState.VERIFIED).size()
                        + found.in(StepState.IN_DOUBT).size();
                assertTrue(
                        known >= before.size(),
                        "kill " + kill + ": a host was mended, and the journal knows nothing of it");
                if (found.steps().stream().allMatch(step -> step.state() == StepState.VERIFIED)) {
                    assertEquals(
                            CampaignState.FINISHED,
                            desk.campaigns.end(kill, "ops@desk").state());
                } else {
                    CampaignRecord whole = desk.campaigns
                            .resume(kill, "eve@desk", new CampaignListener() {})
                            .await();
                    assertEquals(CampaignState.FINISHED, whole.state(), "kill " + kill);
                    assertEquals(
                            KilledCampaign.HOSTS, whole.in(StepState.VERIFIED).size());
                    assertTrue(whole.chainIntact());
                    List<String> course = desk.campaigns.account(kill).orElseThrow().moments().stream()
                            .map(moment -> moment.words().split("[ :]", 2)[0])
                            .toList();
                    assertEquals(List.of("ordered", "interrupted", "taken", "finished"), course, "kill " + kill);
                }
            }
            List<String> after = mended(fleet);
            assertEquals(KilledCampaign.HOSTS, after.size(), "kill " + kill + ": " + after);
            assertEquals(
                    IntStream.range(0, KilledCampaign.HOSTS)
                            .mapToObj(number -> "m" + number)
                            .toList(),
                    new HashSet<>(after).stream().sorted().toList());
        }
    }
}
