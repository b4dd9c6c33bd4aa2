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
import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.host.Host;
import dev.rollcall.store.Store;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixes on real hosts of the lab, taken back: what was changed is back by its values, not only by its effect. */
@Tag("lab")
@Timeout(240)
class LabUndoTest {
    private static final CampaignListener DEAF = new CampaignListener() {};

    @TempDir
    Path folder = Path.of("");

    private String worked = "";

    @AfterEach
    void asItWas() throws Exception {
        Process reset = new ProcessBuilder("../shared/lab/reset", worked)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(reset.waitFor(60, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "regenerate-certificate, expired, '', 'certificate '",
        "fix-certificate-key-access, nokey, '', groups of xrdp none",
        "open-firewall, filtered, '', nftables",
        "open-firewall, ufw, '', 'ufw, port 3389 none'",
        "require-nla, shadowany, '', 'security '",
        "set-security-layer, selfsigned, layer=tls, 'security layer '",
        "repair-tls-protocols, oldtls, '', 'ssl_protocols '",
        "enable-rdp, stopped, '', start of xrdp disabled"
    })
    void whatWasTakenBackIsBack(String fix, String name, String said, String value) throws Exception {
        worked = name;
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!said.isEmpty()) {
            parameters.put(said.substring(0, said.indexOf('=')), said.substring(said.indexOf('=') + 1));
        }
        try (Store store = Store.at(folder.toString())) {
            Campaigns campaigns = LabCampaignTest.campaigns(store, folder);
            List<Host> hosts = store.hosts().put(List.of(Host.named(name + ".lab.test")));
            CampaignOrder order = new CampaignOrder(fix, parameters, Care.USUAL, "ops@desk", OptionalLong.empty());
            CampaignRecord done =
                    campaigns.start(campaigns.plan(order, hosts, DEAF), DEAF).await();
            StepRecord made = done.steps().getFirst();
            assertEquals(StepState.VERIFIED, made.state(), made.words());

            CampaignPlan back = campaigns.planRevert(done.number(), List.of(), Care.USUAL, "ops@desk", DEAF);
            StepRecord undone = campaigns.start(back, DEAF).await().steps().getFirst();
            assertEquals(StepState.UNDONE, undone.state(), undone.words());
            assertTrue(undone.words().contains("says what it said at first: "), undone.words());
            assertTrue(undone.words().contains(value), undone.words());
            String note = CampaignReport.markdown(campaigns.account(1).orElseThrow());
            assertTrue(note.contains("taken back by campaign 2"), note);
        }
    }
}
