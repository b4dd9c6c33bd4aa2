package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.HOST;
import static dev.rollcall.store.schema.Tables.HOST_TAG;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.store.schema.tables.records.HostRecord;
import dev.rollcall.store.schema.tables.records.HostTagRecord;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Adds or updates one part of what is put, within a transaction. */
final class HostWriter {
    private final DSLContext context;
    private final Map<HostId, Host> byId = new HashMap<>();
    private final Map<String, Host> byPlace = new HashMap<>();
    private final Map<HostId, Host> added = new LinkedHashMap<>();
    private final Map<HostId, Host> updated = new LinkedHashMap<>();

    HostWriter(DSLContext context) {
        this.context = context;
    }

    List<Host> put(List<Host> hosts) {
        List<String> names = hosts.stream().map(Host::name).distinct().toList();
        List<UUID> ids = hosts.stream().map(host -> host.id().value()).toList();
        // Two questions, for each has its index; as one, with "or", it would read the whole table.
        StoredHosts.some(context, HOST.NAME.in(names)).forEach(this::know);
        StoredHosts.some(context, HOST.ID.in(ids)).forEach(this::know);
        Map<String, GatewayRows.Kept> gateways = gateways(hosts);
        List<HostId> order = new ArrayList<>(hosts.size());
        for (Host host : hosts) {
            order.add(take(host.withGateway(kept(gateways, host).map(GatewayRows.Kept::gateway))));
        }
        write();
        return order.stream()
                .map(byId::get)
                .flatMap(host -> Optional.ofNullable(host).stream())
                .toList();
    }

    private HostId take(Host given) {
        Host namesake = byPlace.get(place(given));
        Host same = byId.get(given.id());
        if (namesake != null && !namesake.id().equals(given.id())) {
            return update(namesake.updatedBy(given));
        }
        if (same != null) {
            byPlace.remove(place(same));
            return update(given);
        }
        added.put(given.id(), given);
        know(given);
        return given.id();
    }

    private HostId update(Host host) {
        know(host);
        if (added.containsKey(host.id())) {
            added.put(host.id(), host);
        } else {
            updated.put(host.id(), host);
        }
        return host.id();
    }

    private void know(Host host) {
        byId.put(host.id(), host);
        byPlace.put(place(host), host);
    }

    private static String place(Host host) {
        return host.port() + " " + host.name();
    }

    private void write() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Map<String, GatewayRows.Kept> gateways =
                gateways(Stream.concat(added.values().stream(), updated.values().stream())
                        .toList());
        List<HostRecord> fresh = new ArrayList<>();
        for (Host host : added.values()) {
            HostRecord row = context.newRecord(HOST);
            HostRow.fill(row, host, kept(gateways, host).map(GatewayRows.Kept::id));
            row.setAddedAt(now);
            fresh.add(row);
        }
        List<HostRecord> changed = new ArrayList<>();
        for (Host host : updated.values()) {
            HostRecord row = context.newRecord(HOST);
            HostRow.fill(row, host, kept(gateways, host).map(GatewayRows.Kept::id));
            row.touched(HOST.ID, false);
            changed.add(row);
        }
        if (!changed.isEmpty()) {
            context.deleteFrom(HOST_TAG)
                    .where(HOST_TAG.HOST_ID.in(
                            updated.keySet().stream().map(HostId::value).toList()))
                    .execute();
            context.batchUpdate(changed).execute();
        }
        context.batchInsert(fresh).execute();
        List<HostTagRecord> tags = new ArrayList<>();
        added.values().forEach(host -> tags.addAll(tags(host)));
        updated.values().forEach(host -> tags.addAll(tags(host)));
        context.batchInsert(tags).execute();
    }

    /** As they are kept: what a host says of its gateway holds only for one that is new. */
    private Map<String, GatewayRows.Kept> gateways(List<Host> hosts) {
        List<Gateway> named =
                hosts.stream().flatMap(host -> host.gateway().stream()).toList();
        return new GatewayRows(context).kept(named);
    }

    private static Optional<GatewayRows.Kept> kept(Map<String, GatewayRows.Kept> gateways, Host host) {
        return host.gateway().map(gateway -> gateways.get(gateway.label()));
    }

    private List<HostTagRecord> tags(Host host) {
        return host.labels().tags().stream()
                .map(tag -> Columns.fit(HOST_TAG.TAG, tag))
                .distinct()
                .map(tag -> tagRow(host.id(), tag))
                .toList();
    }

    private HostTagRecord tagRow(HostId host, String tag) {
        HostTagRecord row = context.newRecord(HOST_TAG);
        row.setHostId(host.value());
        row.setTag(tag);
        return row;
    }
}
