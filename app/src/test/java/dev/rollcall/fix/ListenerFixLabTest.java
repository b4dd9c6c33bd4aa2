package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.observation.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers are set to another security, seen to have it, and set back. */
@Tag("lab")
@Timeout(180)
final class ListenerFixLabTest {
    private final HostFix require = new RequireNla();
    private final HostFix layer = new SetSecurityLayer();
    private final HostFix repair = new RepairTlsProtocols();
    private LabHost lab = new LabHost("shadowtls", 16);

    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    @ParameterizedTest
    @CsvSource({"shadowtls, 16, off", "shadowany, 34, optional"})
    void nlaIsRequired(String name, int number, String code) throws Exception {
        lab = new LabHost(name, number);
        goesThereAndBack(require, Map.of(), sight -> sight.code(Check.NLA).equals(code));
    }

    @ParameterizedTest
    @CsvSource({
        "rdponly, 14, negotiate, rdp-security-only",
        "rdponly, 14, tls, rdp-security-only",
        "shadowtls, 16, negotiate, off",
        "shadowtls, 16, rdp, off",
        "shadowany, 34, tls, optional"
    })
    void layerIsSet(String name, int number, String wanted, String code) throws Exception {
        lab = new LabHost(name, number);
        goesThereAndBack(
                layer, Map.of("layer", wanted), sight -> sight.code(Check.NLA).equals(code));
    }

    @Test
    void tlsOfTodayIsSpokenAgain() throws Exception {
        lab = new LabHost("oldtls", 20);
        goesThereAndBack(repair, Map.of(), sight -> sight.has(Check.CERTIFICATE, "old-tls"));
    }

    private void goesThereAndBack(HostFix fix, Map<String, String> said, Predicate<Sight> first) throws Exception {
        Sight before = lab.await(first);
        FixSettings settings = FixSettings.of(fix.sheet(), said);
        assertEquals(Fit.APPLIES, fix.fit(before, settings));
        FixRequest request = lab.request(settings);
        FixReport plan = lab.run(fix, request);
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertInstanceOf(Proof.Missing.class, fix.proof(before, lab.look(), plan));

        FixRequest apply = request.asking(Action.APPLY).expecting(plan.machine());
        FixReport applied = lab.run(fix, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertEquals(plan.image(), applied.image());
        lab.await(fix, before, applied);
        assertEquals(State.ALREADY_SO, lab.run(fix, apply).state());

        FixRequest undo = apply.asking(Action.UNDO).with(plan.image().orElseThrow());
        assertEquals(State.UNDONE, lab.run(fix, undo).state());
        lab.await(first);
        FixReport twice = lab.run(fix, undo);
        assertEquals(State.UNDONE, twice.state());
        assertEquals(List.of(), twice.changes());
    }

    @Test
    void whoIsInterruptedBeforeTheRestartIsHelpedByDoingItAgain() throws Exception {
        FixRequest apply = lab.request(new FixSettings(Map.of())).asking(Action.APPLY);
        lab.killed(require, "    # What somebody has stopped meanwhile stays so.\n    [", apply);

        assertEquals(State.CHANGED, lab.run(require, apply).state());
        lab.await(sight -> sight.has(Check.NLA, "required"));
    }

    @Test
    void tlsIsNotForcedWhereTheKeyCannotBeRead() throws Exception {
        lab = new LabHost("stock", 25);
        FixReport report = lab.run(layer, lab.request(FixSettings.of(layer.sheet(), Map.of("layer", "tls"))));
        assertEquals(State.REFUSED, report.state());
        assertTrue(report.because().contains("can't read its private key"), report.because());
    }

    @Test
    void xrdpKnowsNoNla() throws Exception {
        lab = new LabHost("rdponly", 14);
        for (HostFix fix : List.of(require, new DisableNla())) {
            FixReport report = lab.run(fix, lab.request(new FixSettings(Map.of("for", 20L))));
            assertEquals(State.NOT_APPLICABLE, report.state());
            assertEquals("xrdp knows no NLA", report.because());
        }
    }

    @Test
    void nothingThatIsSaidIsRun() throws Exception {
        String said =
                "-e \u00dc\u2028'; touch /tmp/owned; '\"$(touch /tmp/owned)`touch /tmp/owned`\ntouch /tmp/owned\n../../tmp/owned";
        lab = new LabHost("rdponly", 14);
        String image = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "unit",
                        said,
                        "dropin",
                        said,
                        "security",
                        said,
                        "line",
                        "security_layer=" + said,
                        "x" + said,
                        said));
        for (LabHost each : List.of(lab, new LabHost("shadowany", 34))) {
            for (HostFix fix : List.of(require, new DisableNla(), layer, repair)) {
                for (Action action : Action.values()) {
                    FixReport report = each.run(
                            fix,
                            new FixRequest(
                                    action,
                                    each.host(),
                                    List.of(said),
                                    new FixSettings(Map.of("layer", said, "for", said)),
                                    "",
                                    Optional.of(image),
                                    "hostile"));
                    assertTrue(report.state() != State.FAILED, report::toString);
                }
            }
            assertEquals("", each.inside("ls /tmp/owned 2>/dev/null; true"));
        }
        new LabHost("shadowany", 34).reset();
    }
}
