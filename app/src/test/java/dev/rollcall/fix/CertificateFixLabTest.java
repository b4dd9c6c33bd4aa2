package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.Check;
import dev.rollcall.remote.Script.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The certificate fixes on real servers, each seen from outside before and after. */
@Tag("lab")
@Timeout(180)
final class CertificateFixLabTest {
    private static final String TICKET = "7-lab";

    private final HostFix regenerate = new RegenerateCertificate();
    private final HostFix bind = new BindCertificate();
    private final HostFix repair = new RepairKeyAccess();
    private LabHost lab = new LabHost("selfsigned", 27);

    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    private LabHost fresh(String name, int number) {
        lab = new LabHost(name, number);
        return lab;
    }

    @ParameterizedTest
    @CsvSource({"expired, 12, expired", "wrongname, 13, name-differs", "weakcert, 24, weak-key", "selfsigned, 27, ''"})
    void isRegeneratedProvedAndTakenBack(String name, int number, String ailment) throws Exception {
        LabHost host = fresh(name, number);
        Sight before = host.look();
        assertTrue(ailment.isEmpty() || before.has(Check.CERTIFICATE, ailment));
        assertEquals(Fit.APPLIES, regenerate.fit(before, settings(regenerate, Map.of())));

        FixRequest request = request(regenerate, Map.of());
        FixReport plan = host.run(regenerate, request);
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals(sha256(before), sha256(host.look()));
        assertEquals("no\n", host.inside("if [ -e /var/lib/rollcall ]; then echo yes; else echo no; fi"));

        FixRequest apply = request.asking(Action.APPLY).expecting(plan.machine());
        FixReport applied = host.run(regenerate, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        Sight after = host.look();
        assertInstanceOf(Proof.Verified.class, regenerate.proof(before, after, applied));
        assertInstanceOf(Proof.Missing.class, regenerate.proof(after, after, applied));
        assertFalse(!ailment.isEmpty() && after.has(Check.CERTIFICATE, ailment), after.code(Check.CERTIFICATE));

        assertEquals(State.ALREADY_SO, host.run(regenerate, apply).state());
        assertEquals(sha256(after), sha256(host.look()));

        takenBackTwice(regenerate, apply, plan, before);
    }

    @ParameterizedTest
    @CsvSource({"stock, 25", "nokey, 26"})
    void keyIsReadAgain(String name, int number) throws Exception {
        LabHost host = fresh(name, number);
        Sight before = host.look();
        assertEquals(Fit.APPLIES, repair.fit(before, settings(repair, Map.of())));
        FixRequest request = request(repair, Map.of());
        FixReport plan = host.run(repair, request);
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals(List.of(), CertificateProofs.own(host.look()));

        FixRequest apply = request.asking(Action.APPLY).expecting(plan.machine());
        FixReport applied = host.run(repair, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertInstanceOf(Proof.Verified.class, host.proof(repair, before, applied));
        assertEquals(State.ALREADY_SO, host.run(repair, apply).state());

        FixRequest undo = apply.asking(Action.UNDO).with(plan.image().orElseThrow());
        assertEquals(State.UNDONE, host.run(repair, undo).state());
        assertEquals(State.UNDONE, host.run(repair, undo).state());
        assertInstanceOf(Proof.Missing.class, repair.proof(before, host.look(), applied));
    }

    @Test
    void modeOfTheOneKeyIsSetRight() throws Exception {
        LabHost host = fresh("selfsigned", 27);
        host.inside("chown root:root /etc/xrdp/key.pem; chmod 600 /etc/xrdp/key.pem");
        Sight before = host.look();
        FixRequest request = request(repair, Map.of());
        FixReport plan = host.run(repair, request);
        FixReport applied = host.run(repair, request.asking(Action.APPLY).expecting(plan.machine()));
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertInstanceOf(Proof.Verified.class, host.proof(repair, before, applied));
        assertEquals("root:xrdp 640\n", host.inside("stat -c '%U:%G %a' /etc/xrdp/key.pem"));
        FixRequest undo = request.asking(Action.UNDO).with(plan.image().orElseThrow());
        assertEquals(State.UNDONE, host.run(repair, undo).state());
        assertEquals("root:root 600\n", host.inside("stat -c '%U:%G %a' /etc/xrdp/key.pem"));
    }

    /** Where the script is killed, whatever shell it is run in, and how it ends when it is run again. */
    enum Cut {
        KEPT("    new_key=$key_file.rollcall", "    kill -9 $(exec sh -c 'echo $PPID')", State.CHANGED),
        MADE("    mv -f \"$new_key\" \"$key_file\" &&", "    kill -9 $(exec sh -c 'echo $PPID') &&", State.CHANGED),
        KEY_IN_PLACE(
                " && mv -f \"$new_certificate\"",
                " && kill -9 $(exec sh -c 'echo $PPID') && mv -f \"$new_certificate\"",
                State.CHANGED),
        ALL_IN_PLACE(
                "    note \"new certificate",
                "    kill -9 $(exec sh -c 'echo $PPID'); note \"new certificate",
                State.ALREADY_SO);

        private final String what;
        private final String instead;
        private final State again;

        Cut(String what, String instead, State again) {
            this.what = what;
            this.instead = instead;
            this.again = again;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCutShortIsBroughtToItsEndAndTakenBack(Cut cut) throws Exception {
        LabHost host = fresh("expired", 12);
        Sight before = host.look();
        FixRequest request = request(regenerate, Map.of());
        FixReport plan = host.run(regenerate, request);
        FixRequest apply = request.asking(Action.APPLY).expecting(plan.machine());
        String text = regenerate.script(Language.SH).orElseThrow().text();
        assertTrue(text.contains(cut.what), cut.what);
        host.cutShort(regenerate, text.replace(cut.what, cut.instead), apply);
        assertEquals("yes\n", host.inside("if [ -e /var/lib/rollcall/7-lab/complete ]; then echo yes; fi"));

        FixReport again = host.run(regenerate, apply);
        assertEquals(cut.again, again.state(), again::toString);
        Sight after = host.look();
        assertInstanceOf(Proof.Verified.class, regenerate.proof(before, after, again));
        assertFalse(sha256(after).equals(sha256(before)));
        takenBackTwice(regenerate, apply, plan, before);
    }

    @Test
    void hostileWordsExecuteNothing() throws Exception {
        LabHost host = fresh("selfsigned", 27);
        String evil = "$(touch /tmp/had)`touch /tmp/had`'; touch /tmp/had; '\"\n-x;touch /tmp/had\n";
        for (HostFix fix : List.of(regenerate, bind, repair)) {
            Map<String, Object> all =
                    fix.sheet().parameters().stream().collect(Collectors.toMap(FixParameter::key, _ -> evil));
            for (Action action : Action.values()) {
                FixRequest request = new FixRequest(
                        action,
                        Host.named(evil),
                        List.of(evil, "-rf", "--help", "[names]", "a b\nDNS.9 = evil.example"),
                        new FixSettings(all),
                        "",
                        Optional.of(json(evil)),
                        TICKET);
                FixReport report = host.run(fix, request);
                assertTrue(report.state() != State.UNDONE, report::toString);
            }
        }
        assertEquals("no\n", host.inside("if [ -e /tmp/had ]; then echo yes; else echo no; fi"));
        FixReport report = host.run(
                regenerate,
                new FixRequest(
                        Action.APPLY,
                        Host.named("x"),
                        List.of(),
                        new FixSettings(Map.of()),
                        "",
                        Optional.empty(),
                        evil));
        assertEquals(State.REFUSED, report.state());
    }

    @Test
    void pairIsInstalledProvedAndTakenBackAndTheKeyIsNowhereElse(@TempDir Path folder) throws Exception {
        LabHost host = fresh("expired", 12);
        PemPair pair = PemPair.selfSigned("expired.lab.test", 30);
        Map<String, String> said = pair.in(folder);
        Sight before = host.look();
        FixRequest request = request(bind, said);
        FixReport plan = host.run(bind, request);
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        FixRequest apply = request.asking(Action.APPLY).expecting(plan.machine());
        FixReport applied = host.run(bind, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        Sight after = host.look();
        assertInstanceOf(Proof.Verified.class, bind.proof(before, after, applied));
        assertInstanceOf(Proof.Missing.class, bind.proof(before, before, applied));
        assertEquals(
                pair.sha1(),
                CertificateProofs.own(after).getFirst().thumbprints().sha1());
        assertEquals(State.ALREADY_SO, host.run(bind, apply).state());
        assertFalse((plan + " " + applied).contains(pair.secretLine()));
        assertEquals("root:xrdp 640\n", host.inside("stat -c '%U:%G %a' /etc/xrdp/key.pem"));
        Files.delete(folder.resolve("key.pem"));
        takenBackTwice(bind, apply, plan, before);
    }

    @Test
    void pairThatDoesNotFitIsRefused(@TempDir Path folder) throws Exception {
        LabHost host = fresh("selfsigned", 27);
        PemPair other = PemPair.selfSigned("other.lab.test", 30);
        Map<String, String> said = other.in(folder);
        assertEquals(
                "the certificate is made out to none of the names of this host",
                host.run(bind, request(bind, said)).because());
        Files.writeString(folder.resolve("key.pem"), PemPair.selfSigned("x", 1).key());
        assertEquals(
                "the key is not that of the certificate",
                host.run(bind, request(bind, said)).because());
        PemPair.selfSigned("selfsigned.lab.test", -3).in(folder);
        assertEquals(
                "the certificate has expired",
                host.run(bind, request(bind, said)).because());
        FixReport report = host.run(
                bind,
                request(
                        bind,
                        Map.of(
                                "certificate",
                                said.getOrDefault("certificate", ""),
                                "key",
                                said.getOrDefault("key", ""),
                                "anyway",
                                "yes")));
        assertEquals(State.WOULD_CHANGE, report.state(), report::toString);
    }

    private void takenBackTwice(HostFix fix, FixRequest applied, FixReport plan, Sight before) throws Exception {
        FixRequest undo = applied.asking(Action.UNDO).with(plan.image().orElseThrow());
        for (int times = 0; times < 2; times++) {
            FixReport undone = lab.run(fix, undo);
            assertEquals(State.UNDONE, undone.state(), undone::toString);
            assertEquals(sha256(before), sha256(lab.look()));
        }
    }

    private FixRequest request(HostFix fix, Map<String, String> said) throws Exception {
        return new FixRequest(
                Action.PLAN,
                lab.host(),
                List.of(lab.host().name(), lab.name()),
                settings(fix, said),
                "",
                Optional.empty(),
                TICKET);
    }

    private static FixSettings settings(HostFix fix, Map<String, String> said) throws Exception {
        return FixSettings.of(fix.sheet(), said);
    }

    private static List<String> sha256(Sight sight) {
        return CertificateProofs.own(sight).stream()
                .map(Certificate::thumbprints)
                .map(thumbprints -> thumbprints.sha256())
                .toList();
    }

    private static String json(String evil) {
        String quoted = TextNode.valueOf(evil).toString();
        StringBuilder image = new StringBuilder("{");
        for (String key :
                List.of("ticket", "certificate", "file", "owner", "mode", "way", "account", "group", "unit")) {
            image.append('"').append(key).append("\":").append(quoted).append(',');
        }
        return image.append("\"sha256\":\"\"}").toString();
    }
}
