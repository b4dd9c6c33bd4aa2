package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.CHANGE_ENTRY;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.store.schema.tables.records.ChangeEntryRecord;
import dev.rollcall.sweep.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What changed, host by host. Bounded: of the oldest entries those that say that all is well go first. */
final class History {
    static final int MOST_PER_HOST = 500;
    private static final Set<String> GOOD = Set.of("resolved", "open", "required", "valid");

    private final DSLContext context;

    History(DSLContext context) {
        this.context = context;
    }

    void add(Collection<Change> changes) {
        for (List<Change> part : Parts.of(List.copyOf(changes))) {
            Set<UUID> stored = StoredRounds.stored(
                    context, part.stream().map(change -> change.host().value()).toList());
            context.batchInsert(part.stream()
                            .filter(change -> stored.contains(change.host().value()))
                            .map(this::row)
                            .toList())
                    .execute();
            prune(stored);
        }
    }

    List<Change> newest(HostId host, int limit) {
        return context
                .selectFrom(CHANGE_ENTRY)
                .where(CHANGE_ENTRY.HOST_ID.eq(host.value()))
                .orderBy(CHANGE_ENTRY.ID.desc())
                .limit(limit)
                .stream()
                .flatMap(row -> change(row).stream())
                .toList();
    }

    /** When each host last changed. */
    Map<HostId, Instant> last() {
        Map<HostId, Instant> last = new HashMap<>();
        context.select(CHANGE_ENTRY.HOST_ID, DSL.max(CHANGE_ENTRY.CHANGED_AT))
                .from(CHANGE_ENTRY)
                .groupBy(CHANGE_ENTRY.HOST_ID)
                .forEach(row -> last.put(new HostId(row.value1()), row.value2().toInstant()));
        return last;
    }

    private void prune(Set<UUID> hosts) {
        List<UUID> crowded = context.select(CHANGE_ENTRY.HOST_ID)
                .from(CHANGE_ENTRY)
                .where(CHANGE_ENTRY.HOST_ID.in(hosts))
                .groupBy(CHANGE_ENTRY.HOST_ID)
                .having(DSL.count().gt(MOST_PER_HOST))
                .fetch(CHANGE_ENTRY.HOST_ID);
        for (UUID host : crowded) {
            Table<Record2<Long, Integer>> ranked = context.select(
                            CHANGE_ENTRY.ID,
                            DSL.rowNumber()
                                    .over()
                                    .orderBy(
                                            DSL.when(CHANGE_ENTRY.AFTER_CODE.in(GOOD), 1)
                                                    .otherwise(0),
                                            CHANGE_ENTRY.ID.desc())
                                    .as("place"))
                    .from(CHANGE_ENTRY)
                    .where(CHANGE_ENTRY.HOST_ID.eq(host))
                    .asTable("ranked");
            List<Long> surplus = context.select(ranked.field(CHANGE_ENTRY.ID))
                    .from(ranked)
                    .where(DSL.field("place", Integer.class).gt(MOST_PER_HOST))
                    .fetch(0, Long.class);
            context.deleteFrom(CHANGE_ENTRY).where(CHANGE_ENTRY.ID.in(surplus)).execute();
        }
    }

    private ChangeEntryRecord row(Change change) {
        ChangeEntryRecord row = context.newRecord(CHANGE_ENTRY);
        row.setHostId(change.host().value());
        row.setChangedAt(change.at().atOffset(ZoneOffset.UTC));
        row.setCheckKey(change.check().key());
        row.setBeforeCode(Columns.fit(CHANGE_ENTRY.BEFORE_CODE, change.beforeCode()));
        row.setBeforeSummary(Columns.fit(CHANGE_ENTRY.BEFORE_SUMMARY, change.beforeSummary()));
        row.setAfterCode(Columns.fit(CHANGE_ENTRY.AFTER_CODE, change.afterCode()));
        row.setAfterSummary(Columns.fit(CHANGE_ENTRY.AFTER_SUMMARY, change.afterSummary()));
        return row;
    }

    /** Empty for a check that this version doesn't know. */
    private static Optional<Change> change(ChangeEntryRecord row) {
        return Check.ofKey(row.getCheckKey())
                .map(check -> new Change(
                        new HostId(row.getHostId()),
                        row.getChangedAt().toInstant(),
                        check,
                        row.getBeforeCode(),
                        row.getBeforeSummary(),
                        row.getAfterCode(),
                        row.getAfterSummary()));
    }
}
