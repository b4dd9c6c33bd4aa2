package dev.rollcall.ui.fleet;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Gateway;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import javafx.scene.control.TableColumn;

/** The columns of the matrix, each named by an id that settings keep. */
final class Columns {
    private static final Comparator<Row> LONGEST_AGO_FIRST =
            Comparator.comparing((Row row) -> row.verdict().map(Verdict::at).orElse(Instant.EPOCH));

    private static final Comparator<Row> LATEST_CHANGE_FIRST = Comparator.comparing(
                    (Row row) -> row.changedAt().orElse(Instant.EPOCH))
            .reversed();

    /** Shown once there is something to log on with; with their widths. */
    private static final SequencedMap<Check, Integer> INSIDE = widths();

    /** Narrower, a cell says nothing any more. */
    private static final double LEAST_WIDTH = 84;

    private static final double CAUSE_LEAST_WIDTH = 150;

    private final Clock clock;

    Columns(Clock clock) {
        this.clock = clock;
    }

    List<TableColumn<HostLine, Row>> all() {
        List<TableColumn<HostLine, Row>> columns = new ArrayList<>();
        columns.add(text("host", "Host", 200, "host-cell", row -> row.host().label()));
        columns.getFirst().setMinWidth(140);
        columns.add(text("site", "Site", 90, "muted", row -> row.host().labels().site()));
        columns.add(hidden(text("address", "Address", 130, "muted", Columns::address)));
        columns.add(check(Check.DNS, 165));
        columns.add(check(Check.PORT, 160));
        columns.add(check(Check.NLA, 155));
        columns.add(check(Check.CERTIFICATE, 195));
        columns.add(hidden(check(Check.GATEWAY, 180)));
        INSIDE.forEach((inside, width) -> columns.add(hidden(check(inside, width))));
        columns.add(diagnosis());
        columns.add(hidden(text(
                "tags",
                "Tags",
                130,
                "muted",
                row -> String.join(", ", row.host().labels().tags()))));
        columns.add(hidden(text(
                "behind",
                "Behind",
                180,
                "muted",
                row -> row.host().gateway().map(Gateway::label).orElse(""))));
        TableColumn<HostLine, Row> changed = text("changed", "Changed", 90, "faint", row -> age(row.changedAt()));
        changed.setComparator(LATEST_CHANGE_FIRST);
        columns.add(hidden(changed));
        TableColumn<HostLine, Row> checked =
                text("checked", "Checked", 90, "faint", row -> age(row.verdict().map(Verdict::at)));
        checked.setComparator(LONGEST_AGO_FIRST);
        columns.add(checked);
        return columns;
    }

    private static SequencedMap<Check, Integer> widths() {
        SequencedMap<Check, Integer> widths = new LinkedHashMap<>();
        widths.put(Check.ACCESS, 90);
        widths.put(Check.SERVICE, 150);
        widths.put(Check.SESSION, 145);
        widths.put(Check.FIREWALL, 130);
        widths.put(Check.POLICY, 115);
        return Collections.unmodifiableSequencedMap(widths);
    }

    static boolean isInside(TableColumn<HostLine, Row> column) {
        return INSIDE.keySet().stream().anyMatch(check -> check.key().equals(column.getId()));
    }

    private static TableColumn<HostLine, Row> text(
            String id, String title, double width, String look, Function<Row, String> text) {
        TableColumn<HostLine, Row> column = column(id, title, width);
        column.setCellFactory(made -> new TextCell(text, look));
        column.setComparator(Comparator.comparing(text, new NaturalOrder()));
        return column;
    }

    /** Sorted upwards, the worst come first: that is what one looks for. */
    private static TableColumn<HostLine, Row> check(Check check, double width) {
        TableColumn<HostLine, Row> column = column(check.key(), check.title(), width);
        column.setMinWidth(LEAST_WIDTH);
        column.setCellFactory(made -> new CheckCell(check));
        column.setComparator(Comparator.comparing(
                        (Row row) -> row.finding(check).isEmpty())
                .thenComparing(
                        row -> row.finding(check).map(Finding::status).orElse(Status.SKIPPED),
                        Comparator.reverseOrder())
                .thenComparing(row -> row.finding(check).map(Finding::code).orElse(""))
                .thenComparing(row -> row.finding(check).map(Finding::summary).orElse(""), new NaturalOrder()));
        return column;
    }

    /** Sorted upwards, hosts with the same cause stand together, and those without one last. */
    private static TableColumn<HostLine, Row> diagnosis() {
        TableColumn<HostLine, Row> column = column("diagnosis", "Diagnosis", 190);
        column.setMinWidth(CAUSE_LEAST_WIDTH);
        column.setCellFactory(made -> new CauseCell());
        column.setComparator(Comparator.comparing((Row row) -> row.cause().isEmpty())
                .thenComparing(
                        row -> row.cause().map(Diagnosed::title).orElse(""), new NaturalOrder())
                .thenComparing(row -> row.cause().map(Diagnosed::confidence).orElse(Confidence.LOW)));
        return column;
    }

    private static TableColumn<HostLine, Row> column(String id, String title, double width) {
        TableColumn<HostLine, Row> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setCellValueFactory(line -> line.getValue().rowProperty());
        return column;
    }

    private static TableColumn<HostLine, Row> hidden(TableColumn<HostLine, Row> column) {
        column.setVisible(false);
        return column;
    }

    private static String address(Row row) {
        return row.verdict().flatMap(Verdict::address).map(AddressText::of).orElse("");
    }

    private String age(Optional<Instant> at) {
        return at.map(then -> Words.age(then, clock.instant())).orElse("");
    }
}
