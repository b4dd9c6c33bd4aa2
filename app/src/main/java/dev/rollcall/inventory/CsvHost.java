package dev.rollcall.inventory;

import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a table as a host, or as a range of hosts with the same labels. */
final class CsvHost {
    private static final int LONGEST_NOTES = 4000;

    private final List<Column> columns;
    private final List<String> fields;

    CsvHost(List<Column> columns, List<String> fields) {
        this.columns = columns;
        this.fields = fields;
    }

    /** @throws InputException whose message is why the row can't be used */
    List<Host> hosts() throws InputException {
        Optional<String> name =
                Column.NAMING.stream().flatMap(kind -> first(kind).stream()).findFirst();
        Optional<String> address = first(Column.ADDRESS);
        HostSet set = HostSet.read(name.or(() -> address).orElseThrow(() -> new InputException("it names no host")));
        if (set.count() > HostSet.FREELY) {
            throw new InputException("it stands for " + Numbers.grouped(set.count()) + " hosts, "
                    + Numbers.grouped(HostSet.FREELY) + " is the most in a row of a table");
        }
        Optional<InetAddress> expected =
                name.isPresent() && address.isPresent() ? expected(address.get()) : Optional.empty();
        Optional<String> port = first(Column.PORT);
        Labels labels = labels();
        Access access = AccessText.read(
                first(Column.ACCESS).orElse(""), first(Column.JUMP).orElse(""));
        Optional<Gateway> gateway = gateway();
        List<Host> hosts = new ArrayList<>();
        for (Host host : set.hosts()) {
            int place = port.isPresent() ? Numbers.port(port.get()) : host.port();
            boolean literal = AddressText.read(host.name()).isPresent();
            hosts.add(new Host(
                    host.id(), host.name(), place, literal ? Optional.empty() : expected, labels, access, gateway));
        }
        return hosts;
    }

    private Optional<Gateway> gateway() throws InputException {
        Optional<String> behind = first(Column.GATEWAY).filter(text -> !GatewayText.isNone(text));
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(GatewayText.read(behind.get(), String.join(",", all(Column.GATEWAY_NAMES))));
    }

    private static Optional<InetAddress> expected(String text) throws InputException {
        Optional<InetAddress> address = AddressText.read(text);
        if (address.isEmpty()) {
            throw new InputException("its address " + Shown.of(text) + " is no IP address");
        }
        return address;
    }

    private Labels labels() {
        List<String> notes = new ArrayList<>(all(Column.NOTES));
        first(Column.OWNER).ifPresent(owner -> notes.add("owner: " + owner));
        return new Labels(
                Shown.clean(first(Column.SITE).orElse(""), Shown.LONGEST_LABEL),
                Shown.clean(first(Column.OPERATING_SYSTEM).orElse(""), Shown.LONGEST_LABEL),
                Tags.of(all(Column.TAGS)),
                Shown.clean(String.join("\n", notes), LONGEST_NOTES));
    }

    private Optional<String> first(Column kind) {
        return all(kind).stream().findFirst();
    }

    private List<String> all(Column kind) {
        List<String> cells = new ArrayList<>();
        for (int index = 0; index < Math.min(columns.size(), fields.size()); index++) {
            String cell = SpreadsheetCell.plain(fields.get(index));
            if (columns.get(index) == kind && !cell.isBlank()) {
                cells.add(cell);
            }
        }
        return cells;
    }
}
