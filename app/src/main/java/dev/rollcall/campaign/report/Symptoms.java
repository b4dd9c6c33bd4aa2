package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.HostAccount.Mark;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was wrong with the hosts, as they were seen right before anything was done to them. */
record Symptoms(CampaignAccount account) {
    private static final int MOST_SUMMARIES = 3;

    void add(List<Note.Part> parts) {
        parts.add(new Note.Heading("What was wrong"));
        List<HostAccount> seen = account.hosts().stream()
                .filter(host -> host.before().isPresent())
                .toList();
        if (seen.isEmpty()) {
            boolean begun =
                    account.hosts().stream().anyMatch(host -> host.begun().isPresent());
            parts.add(new Note.Text(
                    begun ? "How the hosts were before is not in the journal." : "Nothing was done to any host."));
            return;
        }
        List<Instant> times = seen.stream()
                .flatMap(host -> host.before().stream().map(Seen::at))
                .sorted()
                .toList();
        parts.add(new Note.Text("As " + (seen.size() == 1 ? "one host was" : seen.size() + " hosts were")
                + " seen right before the act, " + Times.span(times.getFirst(), times.getLast()) + " UTC:"));
        Groups groups = groups(seen);
        parts.add(new Note.Table(List.of("What was seen", "Code", "Hosts", "Which"), groups.rows()));
    }

    private static Groups groups(List<HostAccount> hosts) {
        Map<String, Map<String, Integer>> summaries = new HashMap<>();
        for (HostAccount host : hosts) {
            for (Check check : Check.values()) {
                wrong(host, check)
                        .ifPresent(mark -> summaries
                                .computeIfAbsent(key(check, mark), _ -> new HashMap<>())
                                .merge(PlainWords.cut(mark.summary(), 80), 1, Integer::sum));
            }
        }
        Map<String, String> said = new HashMap<>();
        summaries.forEach((key, all) -> said.put(key, said(all)));
        Groups groups = new Groups();
        for (HostAccount host : hosts) {
            boolean well = true;
            for (Check check : Check.values()) {
                Optional<Mark> mark = wrong(host, check);
                if (mark.isPresent()) {
                    well = false;
                    String key = key(check, mark.get());
                    groups.add(List.of(check.title() + ": " + said.getOrDefault(key, ""), key), host);
                }
            }
            if (well) {
                groups.add(List.of("nothing", ""), host);
            }
        }
        return groups;
    }

    /** What could not be learnt is no symptom. */
    private static Optional<Mark> wrong(HostAccount host, Check check) {
        return host.before()
                .flatMap(seen -> seen.mark(check))
                .filter(mark -> mark.status() == Status.FAIL || mark.status() == Status.WARN);
    }

    private static String key(Check check, Mark mark) {
        return check.key() + ":" + mark.code();
    }

    /** The same words where all say the same, else the most frequent ones. */
    private static String said(Map<String, Integer> summaries) {
        String most = summaries.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST_SUMMARIES)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return summaries.size() > MOST_SUMMARIES ? most + ", …" : most;
    }
}
