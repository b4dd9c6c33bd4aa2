package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.HOST;

import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import dev.rollcall.inventory.AccessText;
import dev.rollcall.store.schema.tables.records.HostRecord;
import java.net.InetAddress;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/** One row of the table of hosts, both ways. */
final class HostRow {
    private HostRow() {}

    static Host host(HostRecord row, SortedSet<String> tags, Optional<Gateway> gateway) {
        return new Host(
                new HostId(row.getId()),
                row.getName(),
                row.getPort(),
                Optional.ofNullable(row.getExpectedAddress()).map(InetAddress::ofLiteral),
                new Labels(row.getSite(), row.getOperatingSystem(), tags, row.getNotes()),
                access(row),
                gateway);
    }

    /** What was put there by hand, and can't be read, is as good as nothing. */
    private static Access access(HostRecord row) {
        try {
            return AccessText.read(row.getWays(), row.getJump());
        } catch (InputException _) {
            return Access.UNSAID;
        }
    }

    /** @param gateway the key of its gateway */
    static void fill(HostRecord row, Host host, Optional<UUID> gateway) {
        row.setId(host.id().value());
        row.setName(host.name());
        row.setPort(host.port());
        row.setExpectedAddress(host.expectedAddress().map(Addresses::text).orElse(null));
        row.setSite(Columns.fit(HOST.SITE, host.labels().site()));
        row.setOperatingSystem(Columns.fit(HOST.OPERATING_SYSTEM, host.labels().operatingSystem()));
        row.setWays(host.access().waysText());
        row.setJump(host.access().jumpText());
        row.setGatewayId(gateway.orElse(null));
        row.setNotes(Columns.fit(HOST.NOTES, host.labels().notes()));
    }
}
