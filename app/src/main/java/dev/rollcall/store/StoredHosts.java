package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.GATEWAY;
import static dev.rollcall.store.schema.Tables.HOST;
import static dev.rollcall.store.schema.Tables.HOST_TAG;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.store.schema.tables.records.HostRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;

final class StoredHosts implements Hosts {
    private final StoreThread thread;

    StoredHosts(StoreThread thread) {
        this.thread = thread;
    }

    @Override
    public List<Host> all() {
        return thread.get(context -> hosts(
                context,
                context.selectFrom(HOST).orderBy(HOST.NAME, HOST.PORT).fetch(),
                DSL.noCondition(),
                DSL.noCondition()));
    }

    @Override
    public Optional<Host> named(String name) {
        return thread.get(context -> some(context, HOST.NAME.eq(name)).stream().findFirst());
    }

    @Override
    public List<Host> put(Collection<Host> hosts) {
        List<Host> given = List.copyOf(hosts);
        return thread.get(context -> {
            List<Host> stored = new ArrayList<>(given.size());
            for (List<Host> part : Parts.of(given)) {
                stored.addAll(new HostWriter(context).put(part));
            }
            return stored;
        });
    }

    @Override
    public void remove(Collection<HostId> ids) {
        List<UUID> keys = ids.stream().map(HostId::value).toList();
        thread.run(context -> {
            for (List<UUID> part : Parts.of(keys)) {
                context.deleteFrom(HOST).where(HOST.ID.in(part)).execute();
            }
        });
    }

    /** Those of some hosts that a condition on {@code HOST} selects, in no order. */
    static List<Host> some(DSLContext context, Condition which) {
        Result<HostRecord> rows = context.selectFrom(HOST).where(which).fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> gateways = rows.getValues(HOST.GATEWAY_ID).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return hosts(
                context,
                rows,
                HOST_TAG.HOST_ID.in(rows.getValues(HOST.ID)),
                gateways.isEmpty() ? DSL.falseCondition() : GATEWAY.ID.in(gateways));
    }

    private static List<Host> hosts(
            DSLContext context, Result<HostRecord> rows, Condition whichTags, Condition whichGateways) {
        Map<UUID, SortedSet<String>> tags = new HashMap<>();
        context.select(HOST_TAG.HOST_ID, HOST_TAG.TAG)
                .from(HOST_TAG)
                .where(whichTags)
                .forEach(row ->
                        tags.computeIfAbsent(row.value1(), _ -> new TreeSet<>()).add(row.value2()));
        Map<UUID, Gateway> gateways = new GatewayRows(context).some(whichGateways);
        List<Host> hosts = new ArrayList<>(rows.size());
        for (HostRecord row : rows) {
            Optional<Gateway> gateway = Optional.ofNullable(row.getGatewayId()).map(gateways::get);
            hosts.add(HostRow.host(row, tags.getOrDefault(row.getId(), Collections.emptySortedSet()), gateway));
        }
        return hosts;
    }
}
