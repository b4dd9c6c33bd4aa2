package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.remote.Script.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Firewalls of real hosts, opened for some networks and closed again. */
@Tag("lab")
@Timeout(180)
final class FirewallFixLabTest {
    /** Counters aside, everything that decides; ufw writes the rest of its files anew whenever it is told anything. */
    private static final String RULES =
            "if ufw status | grep -q '^Status: active'; then ufw show added; ufw status numbered;"
                    + " else nft list ruleset | sed 's/packets [0-9]* bytes [0-9]*//'; fi; cat /etc/nftables.conf;"
                    + " ls -l /etc/nftables.conf | cut -c 1-20";

    /** As much of firewalld as is asked for: a zone, and what was added to it, in a file for each of the two places. */
    private static final String FIREWALLD = """
            cat >/usr/local/bin/firewall-cmd <<'END'
            #!/bin/sh
            place=/run/fw-runtime
            for each in "$@"; do
                case $each in
                --permanent) place=/run/fw-permanent ;;
                --state) echo running; exit ;;
                --get-zone-of-interface=eth0) echo office; exit ;;
                --zone=office) ;;
                --query-*) touch $place; grep -qxF -e "${each#--query-}" $place; exit ;;
                --add-*) echo "${each#--add-}" >>$place; exit ;;
                --remove-*) grep -vxF -e "${each#--remove-}" $place >$place.new; mv $place.new $place; exit ;;
                *) echo "no option $each" >&2; exit 2 ;;
                esac
            done
            END
            chmod 755 /usr/local/bin/firewall-cmd
            """;

    private final HostFix fix = new OpenFirewall();
    private LabHost lab = new LabHost("filtered", 18);

    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    private LabTurn fresh(String name, int number, Map<String, String> said) throws Exception {
        lab = new LabHost(name, number);
        lab.reset();
        return new LabTurn(lab, fix, said);
    }

    @ParameterizedTest
    @CsvSource({"filtered, 18, local", "ufw, 30, local", "filtered, 18, any", "ufw, 30, any"})
    void isOpenedProvedAndClosedAgain(String name, int number, String from) throws Exception {
        LabTurn turn = fresh(name, number, Map.of("from", from));
        String then = lab.inside(RULES);
        Sight before = lab.look();
        assertEquals(Fit.APPLIES, turn.fit(before));

        FixReport plan = turn.plan();
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals(then, lab.inside(RULES));
        FixReport applied = turn.apply();
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        Sight after = lab.look();
        assertInstanceOf(Proof.Verified.class, fix.proof(before, after, applied));
        assertInstanceOf(Proof.Missing.class, fix.proof(before, before, applied));
        assertInstanceOf(Fit.Not.class, turn.fit(after));
        String open = lab.inside(RULES);
        assertEquals(State.ALREADY_SO, turn.apply().state());
        assertEquals(open, lab.inside(RULES));

        for (int times = 0; times < 2; times++) {
            FixReport undone = turn.undo(plan);
            assertEquals(State.UNDONE, undone.state(), undone::toString);
            assertEquals(then, lab.inside(RULES));
        }
    }

    @Test
    void staysOpenWhenTheRulesAreReadAgain() throws Exception {
        LabTurn turn = fresh("filtered", 18, Map.of());
        FixReport plan = turn.plan();
        turn.apply();
        lab.inside("systemctl restart nftables");
        assertEquals(State.ALREADY_SO, turn.apply().state());
        assertInstanceOf(Proof.Verified.class, lab.proof(fix, lab.look(), plan));
        lab.inside("echo '# somebody else was here' >>/etc/nftables.conf");
        assertEquals(State.UNDONE, turn.undo(plan).state());
        String file = lab.inside("cat /etc/nftables.conf; nft list ruleset");
        assertTrue(file.contains("somebody else") && !file.contains("rollcall"), file);
    }

    @Test
    void opensForNobodyElse() throws Exception {
        LabTurn turn = fresh("filtered", 18, Map.of("from", "192.0.2.77/24, 2001:db8::/32"));
        FixReport applied = turn.apply();
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        String rules = lab.inside("nft list ruleset");
        assertTrue(rules.contains("ip saddr 192.0.2.0/24 tcp dport 3389 accept"), rules);
        assertInstanceOf(Proof.Missing.class, fix.proof(lab.look(), lab.look(), applied));
    }

    @Test
    void whatWasCutShortIsBroughtToItsEndAndTakenBack() throws Exception {
        LabTurn turn = fresh("filtered", 18, Map.of());
        String then = lab.inside(RULES);
        FixReport plan = turn.plan();
        String text = fix.script(Language.SH).orElseThrow().text();
        for (String at : List.of(
                "        rm -f \"$file.rollcall\"\n        cp -p \"$file\" \"$file.rollcall\" && printf",
                "    # All or none.\n")) {
            assertTrue(text.contains(at), at);
            lab.cutShort(
                    fix, text.replace(at, "    kill -9 $(exec sh -c 'echo $PPID')\n" + at), turn.request(Action.APPLY));
        }
        assertEquals(State.CHANGED, turn.apply().state());
        assertEquals(State.ALREADY_SO, turn.apply().state());
        assertEquals(State.UNDONE, turn.undo(plan).state());
        assertEquals(then, lab.inside(RULES));
    }

    @Test
    void firewalldIsOpenedInTheZoneOfTheInterfaceForNowAndForLater() throws Exception {
        LabTurn turn = fresh("filtered", 18, Map.of("from", "10.1.0.0/16,2001:db8::/32"));
        lab.inside(FIREWALLD);
        lab.inside("echo 'port=22/tcp' | tee /run/fw-runtime >/run/fw-permanent");
        FixReport plan = turn.plan();
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals(State.CHANGED, turn.apply().state());
        String rules = """
                port=22/tcp
                rich-rule=rule family="ipv4" source address="10.1.0.0/16" port port="3389" protocol="tcp" accept
                rich-rule=rule family="ipv6" source address="2001:db8::/32" port port="3389" protocol="tcp" accept
                """;
        assertEquals(rules + rules, lab.inside("cat /run/fw-runtime /run/fw-permanent"));
        assertEquals(State.ALREADY_SO, turn.apply().state());
        for (int times = 0; times < 2; times++) {
            assertEquals(State.UNDONE, turn.undo(plan).state());
            assertEquals("port=22/tcp\nport=22/tcp\n", lab.inside("cat /run/fw-runtime /run/fw-permanent"));
        }
    }

    @Test
    void whatNothingTurnsAwayNeedsNoOpening() throws Exception {
        lab = new LabHost("stopped", 17);
        assertEquals(State.ALREADY_SO, new LabTurn(lab, fix, Map.of()).plan().state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8; touch /tmp/had",
                "$(touch /tmp/had)",
                "`touch /tmp/had`",
                "10.0.0.0/8\ntouch /tmp/had",
                "10.0.0.0/8,'; touch /tmp/had; '",
                "\"; touch /tmp/had; \"",
                "-h",
                "10.0.0.0/33",
                "10.0.0.256",
                "::/129",
                "*",
                "",
                "local,",
                "\u0661\u0660.0.0.0/8"
            })
    void whatIsNoNetworkIsRefusedAndExecutesNothing(String evil) throws Exception {
        assertTrue(evil.isEmpty() || Networks.wrong(evil).isPresent());
        lab.inside("rm -f /tmp/had");
        FixSettings settings = new FixSettings(Map.of("from", evil));
        for (Action action : List.of(Action.PLAN, Action.APPLY)) {
            FixReport report = lab.run(
                    fix, new FixRequest(action, lab.host(), List.of(evil), settings, "", Optional.empty(), "9-lab"));
            assertTrue(evil.isEmpty() || report.state() == State.REFUSED, report::toString);
        }
        String quoted =
                com.fasterxml.jackson.databind.node.TextNode.valueOf(evil).toString();
        for (String kind : List.of("ufw", "firewalld", "nftables", "iptables")) {
            String image =
                    "{\"kind\":\"%s\",\"port\":3389,\"zone\":%s,\"ticket\":%s,\"file\":%s,\"added\":[%s],\"runtime\":[%s]}"
                            .formatted(kind, quoted, quoted, quoted, quoted, quoted);
            lab.run(fix, new FixRequest(Action.UNDO, lab.host(), List.of(), settings, "", Optional.of(image), "9-lab"));
        }
        assertEquals("no\n", lab.inside("if [ -e /tmp/had ]; then echo yes; else echo no; fi"));
    }
}
