package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.cli.Acting;
import dev.rollcall.cli.LogonPlan;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.Host;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.store.Store;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.SshKeyFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A campaign over real hosts of the lab, and what takes it back. */
@Tag("lab")
@Timeout(180)
class LabCampaignTest {
    private static final CampaignListener DEAF = new CampaignListener() {};

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void asItWas() throws Exception {
        Process reset = new ProcessBuilder("../shared/lab/reset", "stopped")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(reset.waitFor(60, TimeUnit.SECONDS));
    }

    static Campaigns campaigns(Store store, Path folder) throws Exception {
        Credential key = SshKeyFile.read(LabProgram.KEY).credential("lab-admin", "admin", Optional.empty());
        ProbeSettings probing = new ProbeSettings(
                Duration.ofSeconds(3),
                List.of(new InetSocketAddress("10.77.0.53", 53)),
                ProbeSettings.DEFAULT.cookie());
        LogonPlan logon = new LogonPlan(
                _ -> Optional.of(new Chosen(key, "named")),
                _ -> Optional.empty(),
                Optional.of(LabProgram.LAB.resolve("known_hosts")),
                false,
                false,
                probing);
        Wiring wiring = new Wiring();
        Optional<String> named = Optional.of(folder.toString());
        SweepPlan plan = new SweepPlan(SweepPlan.ALL, probing, 100, Duration.ofSeconds(40));
        return wiring.campaigns(store, new Acting(logon, plan, Policy.DEFAULT), named);
    }

    private static StepRecord step(List<StepRecord> steps, String name) {
        return steps.stream()
                .filter(step -> step.subject().name().equals(name + ".lab.test"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStoppedServiceIsStartedSeenToAnswerAndStoppedAgain() throws Exception {
        try (Store store = Store.at(folder.toString())) {
            Campaigns campaigns = campaigns(store, folder);
            List<Host> hosts = store.hosts()
                    .put(Stream.of("good", "stopped", "sshdown", "nla", "wrongname", "weston", "shadowany")
                            .map(name -> Host.named(name + ".lab.test"))
                            .toList());
            CampaignOrder order =
                    new CampaignOrder("start-service", Map.of(), Care.USUAL, "ops@desk", OptionalLong.empty());
            CampaignPlan plan = campaigns.plan(order, hosts, DEAF);
            assertEquals(
                    Optional.of(LeftOut.ALREADY_SO),
                    step(plan.records(), "good").leftOut());
            assertEquals(
                    Optional.of(LeftOut.NO_ACCESS),
                    step(plan.records(), "sshdown").leftOut());
            for (String name : List.of("nla", "wrongname", "weston", "shadowany")) {
                assertTrue(
                        step(plan.records(), name)
                                .leftOut()
                                .filter(LeftOut.IDENTITY_DOUBTFUL::equals)
                                .isEmpty(),
                        name);
            }
            assertEquals(StepState.PLANNED, step(plan.records(), "stopped").state());

            CampaignRecord done = campaigns.start(plan, DEAF).await();
            assertEquals(StepState.VERIFIED, step(done.steps(), "stopped").state());
            assertTrue(done.chainIntact());

            CampaignPlan back = campaigns.planRevert(done.number(), List.of(), Care.USUAL, "ops@desk", DEAF);
            CampaignRecord reverted = campaigns.start(back, DEAF).await();
            StepRecord undone = step(reverted.steps(), "stopped");
            assertEquals(StepState.UNDONE, undone.state());
            assertTrue(undone.words().contains("asked again, says what it said at first"), undone.words());
            CampaignRecord after = campaigns.campaign(done.number()).orElseThrow();
            assertEquals(StepState.UNDONE, step(after.steps(), "stopped").state());
        }
    }
}
