package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.GATEWAY;
import static dev.rollcall.store.schema.Tables.HOST;

import dev.rollcall.host.Gateway;
import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.inventory.Gateways;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

final class StoredGateways implements Gateways {
    private final StoreThread thread;

    StoredGateways(StoreThread thread) {
        this.thread = thread;
    }

    @Override
    public List<GatewayUse> all() {
        return thread.get(context -> uses(context, DSL.noCondition(), HOST.GATEWAY_ID.isNotNull()));
    }

    @Override
    public Optional<GatewayUse> like(Gateway wanted) {
        return thread.get(context -> row(context, wanted).stream()
                .flatMap(id -> uses(context, GATEWAY.ID.eq(id), HOST.GATEWAY_ID.eq(id)).stream())
                .findFirst());
    }

    @Override
    public void put(Gateway gateway) {
        thread.run(context -> {
            GatewayRows rows = new GatewayRows(context);
            rows.kept(List.of(gateway)).values().forEach(kept -> rows.putNames(kept.id(), gateway.otherNames()));
        });
    }

    @Override
    public boolean change(Gateway before, Gateway after) {
        return thread.get(context -> {
            Optional<UUID> id = row(context, before);
            Optional<UUID> namesake = row(context, after);
            if (id.isEmpty() || (namesake.isPresent() && !namesake.equals(id))) {
                return false;
            }
            context.update(GATEWAY)
                    .set(GATEWAY.NAME, after.name())
                    .set(GATEWAY.PORT, after.port())
                    .where(GATEWAY.ID.eq(id.get()))
                    .execute();
            new GatewayRows(context).putNames(id.get(), after.otherNames());
            return true;
        });
    }

    @Override
    public void remove(Gateway gateway) {
        thread.run(context -> context.deleteFrom(GATEWAY)
                .where(GATEWAY.NAME.eq(gateway.name()), GATEWAY.PORT.eq(gateway.port()))
                .execute());
    }

    private static Optional<UUID> row(DSLContext context, Gateway gateway) {
        return context.select(GATEWAY.ID)
                .from(GATEWAY)
                .where(GATEWAY.NAME.eq(gateway.name()), GATEWAY.PORT.eq(gateway.port()))
                .fetchOptional(GATEWAY.ID);
    }

    private static List<GatewayUse> uses(DSLContext context, Condition which, Condition whichHosts) {
        Map<UUID, Integer> counts = new HashMap<>();
        context.select(HOST.GATEWAY_ID, DSL.count())
                .from(HOST)
                .where(whichHosts)
                .groupBy(HOST.GATEWAY_ID)
                .forEach(row -> counts.put(row.value1(), row.value2()));
        List<GatewayUse> uses = new ArrayList<>();
        new GatewayRows(context)
                .some(which)
                .forEach((id, gateway) -> uses.add(new GatewayUse(gateway, counts.getOrDefault(id, 0))));
        return uses;
    }
}
