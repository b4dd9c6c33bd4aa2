package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.HOST;
import static dev.rollcall.store.schema.Tables.OBSERVATION;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class StoredRounds implements Rounds {
    private final StoreThread thread;
    private final RoundDocument documents =
            new RoundDocument(OBSERVATION.DOCUMENT.getDataType().length());

    StoredRounds(StoreThread thread) {
        this.thread = thread;
    }

    @Override
    public void keep(Collection<Round> rounds, Collection<Change> changes) {
        // Written on the caller's thread: many can do this at once, the database takes one at a time.
        Map<UUID, Seen> seen = new LinkedHashMap<>();
        for (Round round : rounds) {
            Seen fresh = new Seen(round.at().atOffset(ZoneOffset.UTC), documents.write(round));
            seen.put(round.host().id().value(), fresh);
        }
        thread.run(context -> {
            for (List<UUID> part : Parts.of(List.copyOf(seen.keySet()))) {
                write(context, seen, part);
            }
            new History(context).add(changes);
        });
    }

    @Override
    public Optional<Round> newest(HostId host) {
        return thread.get(context -> context.select(OBSERVATION.DOCUMENT)
                        .from(OBSERVATION)
                        .where(OBSERVATION.HOST_ID.eq(host.value()))
                        .fetchOptional(OBSERVATION.DOCUMENT))
                .flatMap(documents::read);
    }

    @Override
    public Map<HostId, Round> newest() {
        Map<UUID, String> written = thread.get(context -> context.select(OBSERVATION.HOST_ID, OBSERVATION.DOCUMENT)
                .from(OBSERVATION)
                .fetchMap(OBSERVATION.HOST_ID, OBSERVATION.DOCUMENT));
        Map<HostId, Round> rounds = new ConcurrentHashMap<>();
        written.entrySet().parallelStream()
                .forEach(entry -> documents
                        .read(entry.getValue())
                        .ifPresent(round -> rounds.put(new HostId(entry.getKey()), round)));
        return rounds;
    }

    @Override
    public List<Change> changes(HostId host, int limit) {
        return thread.get(context -> new History(context).newest(host, limit));
    }

    @Override
    public Map<HostId, Instant> lastChanged() {
        return thread.get(context -> new History(context).last());
    }

    static Set<UUID> stored(DSLContext context, Collection<UUID> hosts) {
        return new HashSet<>(
                context.select(HOST.ID).from(HOST).where(HOST.ID.in(hosts)).fetch(HOST.ID));
    }

    private static void write(DSLContext context, Map<UUID, Seen> seen, List<UUID> part) {
        context.deleteFrom(OBSERVATION).where(OBSERVATION.HOST_ID.in(part)).execute();
        BatchBindStep batch = context.batch(context.insertInto(OBSERVATION)
                .columns(OBSERVATION.HOST_ID, OBSERVATION.SEEN_AT, OBSERVATION.DOCUMENT)
                .values(
                        DSL.param(OBSERVATION.HOST_ID),
                        DSL.param(OBSERVATION.SEEN_AT),
                        DSL.param(OBSERVATION.DOCUMENT)));
        for (UUID host : stored(context, part)) {
            Seen fresh = seen.getOrDefault(host, Seen.NOTHING);
            batch = batch.bind(host, fresh.at(), fresh.document());
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private record Seen(OffsetDateTime at, String document) {
        static final Seen NOTHING = new Seen(OffsetDateTime.MIN, "");
    }
}
