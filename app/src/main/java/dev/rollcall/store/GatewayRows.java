package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.GATEWAY;
import static dev.rollcall.store.schema.Tables.GATEWAY_NAME;

import dev.rollcall.host.Gateway;
import dev.rollcall.store.schema.tables.records.GatewayNameRecord;
import dev.rollcall.store.schema.tables.records.GatewayRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;

/** The tables of gateways and their other names, within a transaction. */
final class GatewayRows {
    /** What many hosts say together is bounded as well. */
    private static final int MOST_NAMES = 200;

    private final DSLContext context;

    GatewayRows(DSLContext context) {
        this.context = context;
    }

    /** One that is kept, with its key. */
    record Kept(UUID id, Gateway gateway) {}

    /** Those that a condition on {@code GATEWAY} selects, by their keys, ordered by name and port. */
    Map<UUID, Gateway> some(Condition which) {
        Result<GatewayRecord> rows = context.selectFrom(GATEWAY)
                .where(which)
                .orderBy(GATEWAY.NAME, GATEWAY.PORT)
                .fetch();
        Map<UUID, List<String>> names = new HashMap<>();
        context.selectFrom(GATEWAY_NAME)
                .where(GATEWAY_NAME.GATEWAY_ID.in(
                        context.select(GATEWAY.ID).from(GATEWAY).where(which)))
                .orderBy(GATEWAY_NAME.PLACE)
                .forEach(row -> names.computeIfAbsent(row.getGatewayId(), _ -> new ArrayList<>())
                        .add(row.getName()));
        Map<UUID, Gateway> gateways = new LinkedHashMap<>();
        for (GatewayRecord row : rows) {
            List<String> others = names.getOrDefault(row.getId(), List.of());
            gateways.put(row.getId(), new Gateway(row.getName(), row.getPort(), others));
        }
        return gateways;
    }

    /** The kept ones of the names and ports of these, by {@link Gateway#label}; those that are new are added as they are. */
    Map<String, Kept> kept(Collection<Gateway> wanted) {
        Map<String, Gateway> missing = new LinkedHashMap<>();
        wanted.forEach(gateway -> missing.merge(gateway.label(), gateway, GatewayRows::together));
        Map<String, Kept> kept = new HashMap<>();
        if (!missing.isEmpty()) {
            List<String> names =
                    missing.values().stream().map(Gateway::name).distinct().toList();
            some(GATEWAY.NAME.in(names)).forEach((id, gateway) -> {
                if (missing.remove(gateway.label()) != null) {
                    kept.put(gateway.label(), new Kept(id, gateway));
                }
            });
        }
        missing.forEach((label, gateway) -> kept.put(label, new Kept(add(gateway), gateway)));
        return kept;
    }

    /** What several hosts say of the same one. */
    private static Gateway together(Gateway one, Gateway other) {
        if (one.otherNames().equals(other.otherNames())) {
            return one;
        }
        List<String> names = Stream.concat(one.otherNames().stream(), other.otherNames().stream())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        return new Gateway(one.name(), one.port(), names);
    }

    private UUID add(Gateway gateway) {
        UUID id = UUID.randomUUID();
        GatewayRecord row = context.newRecord(GATEWAY);
        row.setId(id);
        row.setName(gateway.name());
        row.setPort(gateway.port());
        row.insert();
        putNames(id, gateway.otherNames());
        return id;
    }

    /** Makes these the other names, whatever they were. */
    void putNames(UUID id, List<String> names) {
        context.deleteFrom(GATEWAY_NAME).where(GATEWAY_NAME.GATEWAY_ID.eq(id)).execute();
        List<GatewayNameRecord> rows = new ArrayList<>();
        for (String name : names) {
            GatewayNameRecord row = context.newRecord(GATEWAY_NAME);
            row.setGatewayId(id);
            row.setPlace(rows.size());
            row.setName(name);
            rows.add(row);
        }
        context.batchInsert(rows).execute();
    }
}
