package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A last column that names the other entries of the same machine, for programs. People read it below the table, with why, and with
 * what is only likely.
 *
 * @param rows those that are printed, in their order
 */
record MachineColumn(ListFormat format, List<Row> rows) {
    private static final String HEADING = "same_machine";

    void print(PrintStream out, List<String> headings, List<List<@Nullable Object>> things)
            throws JsonProcessingException {
        if (format == ListFormat.TABLE) {
            format.print(out, headings, things);
            return;
        }
        Commonalities common = Commonalities.of(rows);
        List<String> more = new ArrayList<>(headings);
        more.add(HEADING);
        List<List<@Nullable Object>> wider = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> line = new ArrayList<>(things.get(i));
            line.add(common.sameMachine(rows.get(i).host().id()).stream()
                    .map(Host::label)
                    .toList());
            wider.add(line);
        }
        format.print(out, more, wider);
    }
}
