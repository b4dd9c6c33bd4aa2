package dev.rollcall.ui;

import dev.rollcall.diagnosis.SightText;
import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Round;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;

/** Hosts that share causes for a reason, and a machine that was entered three times. */
final class CommonFleet {
    static final int SIZE = 158;

    private final MemoryKeeping memory = new MemoryKeeping();
    private int count;

    static MemoryKeeping keeping() {
        CommonFleet fleet = new CommonFleet();
        fleet.hosts(31, "gw-2", "ber-2", "port=open nla=required cert=expired");
        fleet.hosts(2, "gw-1", "ber-1", "port=open nla=required cert=expired");
        fleet.hosts(8, "gw-1", "sin-1", "port=refused service=stopped");
        fleet.hosts(112, "gw-1", "ber-1", "port=open nla=required cert=valid");
        fleet.hosts(2, "gw-2", "ber-2", "port=open nla=required cert=valid");
        String one = " port=open nla=required cert=valid to=10.4.250.7 ntlm=web-1.example.net";
        fleet.host("web-1.example.net", "gw-1", "ber-1", one);
        fleet.host("www.example.net", "gw-1", "ber-1", one);
        fleet.host("10.4.250.7", "gw-1", "ber-1", one);
        return fleet.memory;
    }

    private void hosts(int many, String gateway, String site, String seen) {
        for (int i = 0; i < many; i++) {
            host("rds-" + (100 + count) + ".example.net", gateway, site, seen + " to=10.4." + count + ".20");
        }
    }

    private void host(String name, String gateway, String site, String seen) {
        Round round = SightText.of("name=" + name + " " + seen).round();
        Host host = round.host()
                .withId(new HostId(new UUID(0, count)))
                .withLabels(new Labels(site, "windows", new TreeSet<>(List.of("prod")), ""))
                .withAccess(new Access(List.of(), Optional.of(new Jump(gateway, OptionalInt.empty()))));
        memory.put(List.of(host));
        memory.keep(List.of(new Round(host, round.at(), round.looks())), List.of());
        count++;
    }
}
