package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.HostAccount.Mark;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.Change;
import dev.rollcall.observation.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is different now on the hosts on which it worked, and how that was proved. */
record Effects(CampaignAccount account) {
    /** So many different values of one thing are told each by each; of more only how many they are. */
    private static final int MOST_VALUES = 5;

    void add(List<Note.Part> parts) {
        boolean reverts = account.campaign().order().reverts().isPresent();
        List<HostAccount> proved = account.hosts().stream()
                .filter(host -> host.step().state() == (reverts ? StepState.UNDONE : StepState.VERIFIED))
                .toList();
        if (proved.isEmpty()) {
            return;
        }
        parts.add(new Note.Heading("What changed"));
        Groups checks = checks(proved);
        if (!checks.isEmpty()) {
            parts.add(new Note.Text("As the hosts were seen before and after:"));
            parts.add(new Note.Table(List.of("Check", "Before", "After", "Hosts", "Which"), checks.rows()));
        }
        Groups changes = changes(proved);
        if (!changes.isEmpty()) {
            parts.add(new Note.Text("As the hosts told it:"));
            parts.add(new Note.Table(List.of("What", "Before", "After", "Hosts", "Which"), changes.rows()));
        }
        if (checks.isEmpty() && changes.isEmpty()) {
            parts.add(new Note.Text("Nothing that was looked at."));
        }
        parts.add(new Note.Heading("How it was proved"));
        parts.add(new Note.Text("By new looks at each host after the act, not by what its script said of itself"
                + (reverts
                        ? "; and each was asked again what the fix would change, where that tells its values."
                        : ".")));
        parts.add(
                new Note.Table(List.of("What the new look saw", "In its own words", "Hosts", "Which"), proofs(proved)));
    }

    private static Groups checks(List<HostAccount> hosts) {
        Groups groups = new Groups();
        for (HostAccount host : hosts) {
            for (Check check : Check.values()) {
                Optional<Mark> before = host.before().flatMap(seen -> seen.mark(check));
                Optional<Mark> after = host.after().flatMap(seen -> seen.mark(check));
                if (before.isPresent()
                        && after.isPresent()
                        && !before.get().code().equals(after.get().code())) {
                    groups.add(
                            List.of(
                                    check.title(),
                                    before.get().code(),
                                    after.get().code()),
                            host);
                }
            }
        }
        return groups;
    }

    private static Groups changes(List<HostAccount> hosts) {
        Map<String, Set<String>> befores = new HashMap<>();
        Map<String, Set<String>> afters = new HashMap<>();
        for (HostAccount host : hosts) {
            for (Change change : host.step().changes()) {
                befores.computeIfAbsent(change.what(), _ -> new HashSet<>()).add(change.before());
                afters.computeIfAbsent(change.what(), _ -> new HashSet<>()).add(change.after());
            }
        }
        Groups groups = new Groups();
        for (HostAccount host : hosts) {
            for (Change change : host.step().changes()) {
                groups.add(
                        List.of(
                                change.what(),
                                value(change.before(), befores.getOrDefault(change.what(), Set.of())),
                                value(change.after(), afters.getOrDefault(change.what(), Set.of()))),
                        host);
            }
        }
        return groups;
    }

    private static String value(String value, Set<String> all) {
        if (all.size() > MOST_VALUES) {
            return all.size() + " different values";
        }
        return value.isEmpty() ? "none" : value;
    }

    /** Grouped by what was seen; the words of the first of each say the rest. */
    private static List<List<String>> proofs(List<HostAccount> hosts) {
        Map<String, String> words = new HashMap<>();
        hosts.forEach(host -> words.putIfAbsent(seen(host), host.step().words()));
        Groups groups = new Groups();
        hosts.forEach(host -> groups.add(List.of(seen(host), words.getOrDefault(seen(host), "")), host));
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : groups.rows()) {
            boolean several = !row.get(2).equals("1") && !row.get(1).isEmpty();
            rows.add(several ? List.of(row.get(0), "e.g. " + row.get(1), row.get(2), row.get(3)) : row);
        }
        return rows;
    }

    private static String seen(HostAccount host) {
        Optional<Seen> after = host.after();
        if (after.isEmpty()) {
            return "not in the journal";
        }
        return String.join(
                ", ",
                Stream.of(Check.PORT, Check.NLA, Check.CERTIFICATE, Check.SERVICE)
                        .flatMap(check ->
                                after.get().mark(check).stream().map(mark -> check.title() + " " + mark.code()))
                        .toList());
    }
}
