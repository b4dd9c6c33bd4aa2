package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was done when: wave by wave, and what people said in between. */
record Course(CampaignAccount account) {
    /** Of a campaign that goes host by host, the beginning and the end. */
    private static final int MOST = 40;

    void add(List<Note.Part> parts) {
        parts.add(new Note.Heading("What was done"));
        Map<Integer, List<HostAccount>> waves = new TreeMap<>();
        for (HostAccount host : account.hosts()) {
            if (host.step().wave() > 0) {
                waves.computeIfAbsent(host.step().wave(), _ -> new ArrayList<>())
                        .add(host);
            }
        }
        if (!waves.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            waves.forEach((number, hosts) -> rows.add(row(number, hosts)));
            parts.add(new Note.Table(
                    List.of("Wave", "Hosts", "Began (UTC)", "Ended (UTC)", "Took", "How they stand"),
                    bounded(rows, 6)));
        }
        List<List<String>> moments = new ArrayList<>();
        account.moments()
                .forEach(moment -> moments.add(List.of(Times.of(moment.at()), PlainWords.cut(moment.words(), 300))));
        if (!moments.isEmpty()) {
            parts.add(new Note.Table(List.of("Time (UTC)", "The campaign as a whole"), bounded(moments, 2)));
        }
    }

    private static List<String> row(int number, List<HostAccount> hosts) {
        Optional<Instant> began =
                hosts.stream().flatMap(host -> host.begun().stream()).min(Comparator.naturalOrder());
        Optional<Instant> ended = began.isEmpty()
                ? Optional.empty()
                : hosts.stream().flatMap(host -> host.ended().stream()).max(Comparator.naturalOrder());
        String took = began.flatMap(from -> ended.map(to -> Times.took(Duration.between(from, to))))
                .orElse("");
        List<StepRecord> steps = hosts.stream().map(HostAccount::step).toList();
        return List.of(
                String.valueOf(number),
                String.valueOf(hosts.size()),
                began.map(Times::of).orElse("not begun"),
                Times.of(ended),
                took,
                Outline.counts(steps));
    }

    private static List<List<String>> bounded(List<List<String>> rows, int width) {
        if (rows.size() <= MOST) {
            return rows;
        }
        List<String> gap = new ArrayList<>(List.of("…", "and " + (rows.size() - MOST) + " more"));
        while (gap.size() < width) {
            gap.add("");
        }
        return Stream.of(
                        rows.subList(0, MOST / 2),
                        List.of(List.copyOf(gap)),
                        rows.subList(rows.size() - MOST / 2, rows.size()))
                .flatMap(List::stream)
                .toList();
    }
}
