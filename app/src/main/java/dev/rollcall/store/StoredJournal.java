package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.JOURNAL_ENTRY;

import dev.rollcall.campaign.Journal;
import dev.rollcall.campaign.JournalEntry;
import dev.rollcall.host.HostId;
import dev.rollcall.store.schema.tables.records.JournalEntryRecord;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class StoredJournal implements Journal {
    private final StoreThread thread;

    StoredJournal(StoreThread thread) {
        this.thread = thread;
    }

    @Override
    public long nextNumber() {
        return thread.get(context -> context.select(DSL.coalesce(DSL.max(JOURNAL_ENTRY.CAMPAIGN), 0L)
                                .plus(1))
                        .from(JOURNAL_ENTRY)
                        .fetchOptional(0, Long.class))
                .orElse(1L);
    }

    @Override
    public void add(List<JournalEntry> entries) {
        thread.run(context -> {
            for (List<JournalEntry> part : Parts.of(entries)) {
                context.batchInsert(
                                part.stream().map(entry -> row(context, entry)).toList())
                        .execute();
            }
        });
    }

    @Override
    public List<JournalEntry> of(long campaign) {
        return where(JOURNAL_ENTRY.CAMPAIGN.eq(campaign));
    }

    @Override
    public List<JournalEntry> of(long campaign, HostId host) {
        return where(JOURNAL_ENTRY.CAMPAIGN.eq(campaign).and(JOURNAL_ENTRY.HOST_ID.eq(host.value())));
    }

    @Override
    public List<JournalEntry> own() {
        return thread.get(context -> context.selectFrom(JOURNAL_ENTRY)
                .where(JOURNAL_ENTRY.HOST_ID.isNull())
                .orderBy(JOURNAL_ENTRY.CAMPAIGN.desc(), JOURNAL_ENTRY.PLACE)
                .fetch(StoredJournal::entry));
    }

    @Override
    public List<Long> campaigns() {
        return thread.get(context -> context.selectDistinct(JOURNAL_ENTRY.CAMPAIGN)
                .from(JOURNAL_ENTRY)
                .orderBy(JOURNAL_ENTRY.CAMPAIGN.desc())
                .fetch(JOURNAL_ENTRY.CAMPAIGN));
    }

    private List<JournalEntry> where(Condition condition) {
        return thread.get(context -> context.selectFrom(JOURNAL_ENTRY)
                .where(condition)
                .orderBy(JOURNAL_ENTRY.PLACE)
                .fetch(StoredJournal::entry));
    }

    private static JournalEntryRecord row(DSLContext context, JournalEntry entry) {
        JournalEntryRecord row = context.newRecord(JOURNAL_ENTRY);
        row.setCampaign(entry.place().campaign());
        row.setPlace(entry.place().sequence());
        row.setWrittenAt(entry.at().atOffset(ZoneOffset.UTC));
        entry.host().ifPresent(host -> row.setHostId(host.value()));
        row.setKind(entry.kind());
        row.setDocument(entry.document());
        row.setHash(entry.hash());
        return row;
    }

    private static JournalEntry entry(JournalEntryRecord row) {
        return new JournalEntry(
                new JournalEntry.Place(row.getCampaign(), row.getPlace()),
                row.getWrittenAt().toInstant(),
                Optional.ofNullable(row.getHostId()).map(HostId::new),
                row.getKind(),
                row.getDocument(),
                row.getHash());
    }
}
