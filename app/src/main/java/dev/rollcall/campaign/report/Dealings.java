package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.HostAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people who worked on the hosts were told, and what became of changes that have a time. */
record Dealings(CampaignAccount account) {
    void add(List<Note.Part> parts) {
        Groups said = new Groups();
        Groups held = new Groups();
        Map<String, Instant> firsts = new HashMap<>();
        Map<String, Instant> lasts = new HashMap<>();
        for (HostAccount host : account.hosts()) {
            host.said().forEach(words -> said.add(List.of(words.message(), words.became()), host));
            for (Moment moment : host.held()) {
                firsts.merge(moment.words(), moment.at(), (one, other) -> one.isBefore(other) ? one : other);
                lasts.merge(moment.words(), moment.at(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        for (HostAccount host : account.hosts()) {
            for (Moment moment : host.held()) {
                String when = Times.span(
                        firsts.getOrDefault(moment.words(), moment.at()),
                        lasts.getOrDefault(moment.words(), moment.at()));
                held.add(List.of(when, moment.words()), host);
            }
        }
        table("What people on the hosts were told", List.of("Message", "What became of it"), said, parts);
        table("What was confirmed, and what went back by itself", List.of("Time (UTC)", "What"), held, parts);
    }

    private static void table(String heading, List<String> headings, Groups groups, List<Note.Part> parts) {
        if (!groups.isEmpty()) {
            parts.add(new Note.Heading(heading));
            parts.add(
                    new Note.Table(List.of(headings.getFirst(), headings.getLast(), "Hosts", "Which"), groups.rows()));
        }
    }
}
