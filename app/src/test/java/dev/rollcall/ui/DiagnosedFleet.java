package dev.rollcall.ui;

import dev.rollcall.diagnosis.SightText;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.RoundFixture;
import dev.rollcall.policy.Verdict;
import java.util.List;

/** Hosts that fail for many reasons, seen from outside and inside, with rounds that say so. */
final class DiagnosedFleet {
    /** In the words of {@link SightText}, without their names. */
    private static final List<String> ROWS = List.of(
            "port=open nla=required cert=expired+self listen=own key=readable service=running event=RemoteConnectionManager/1057/3",
            "port=open nla=required cert=expired+self",
            "port=refused service=stopped",
            "port=refused service=stopped session=stuck",
            "port=refused os=debian",
            "port=filtered ways=granted listen=own firewall=blocked cert=expired+self",
            "port=filtered",
            "expect=10.0.0.9 port=open nla=required ntlm=db-7.example.net reverse=db-7.example.net",
            "dns=nxdomain",
            "port=refused policy=disabled service=running",
            "port=open nla=required cert=valid session=stuck",
            "port=open nla=required cert=weak+sha1",
            "port=open nla=tls cert=valid",
            "port=open nla=required cert=soon",
            "port=open nla=required cert=valid",
            "port=open nla=required cert=valid");

    static final int SIZE = ROWS.size();

    private DiagnosedFleet() {}

    static MemoryKeeping keeping() {
        return keeping(ROWS);
    }

    /** @param rows in the words of {@link SightText}, without names */
    static MemoryKeeping keeping(List<String> rows) {
        MemoryKeeping memory = new MemoryKeeping();
        for (int i = 0; i < rows.size(); i++) {
            Sight sight = SightText.of("name=" + name(i) + " " + rows.get(i));
            memory.put(List.of(sight.round().host()));
            memory.keep(List.of(sight.round()), List.of());
        }
        return memory;
    }

    /** Of the row at that place of the table. */
    static String name(int row) {
        return "rds-" + (100 + row) + ".example.net";
    }

    static Verdict judge(Round round) {
        return new Judge(Policy.DEFAULT).judge(round, RoundFixture.NOW);
    }
}
