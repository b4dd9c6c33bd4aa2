package dev.rollcall.ui.fleet;

import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One line on the screen: it stays while the row it shows is replaced. JavaFX thread only. */
public final class HostLine {
    private final ReadOnlyObjectWrapper<Row> row;

    HostLine(Row row) {
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    public Row row() {
        return row.get();
    }

    public Host host() {
        return row.get().host();
    }

    public ReadOnlyObjectProperty<Row> rowProperty() {
        return row.getReadOnlyProperty();
    }

    void show(Row newer) {
        row.set(newer);
    }
}
