package dev.rollcall.inventory;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;

/** Writes hosts as a table that spreadsheets can open without harm, and that {@link Import} reads back. */
public final class CsvExport {
    private CsvExport() {}

    /** Leaves {@code target} open. */
    public static void write(Collection<Host> hosts, Writer target) throws IOException {
        // The writer of the library is not closed, only flushed: the target is the caller's.
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
            csv.writeRecord(
                    "host",
                    "port",
                    "address",
                    "site",
                    "os",
                    "tags",
                    "notes",
                    "access",
                    "jump",
                    "gateway",
                    "gateway_names");
            for (Host host : hosts) {
                csv.writeRecord(cells(host));
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> cells(Host host) {
        return List.of(
                SpreadsheetCell.safe(host.name()),
                Integer.toString(host.port()),
                host.expectedAddress().map(AddressText::of).orElse(""),
                SpreadsheetCell.safe(host.labels().site()),
                SpreadsheetCell.safe(host.labels().operatingSystem()),
                SpreadsheetCell.safe(String.join(", ", host.labels().tags())),
                SpreadsheetCell.safe(host.labels().notes()),
                SpreadsheetCell.safe(host.access().waysText()),
                SpreadsheetCell.safe(host.access().jumpText()),
                SpreadsheetCell.safe(host.gateway().map(Gateway::label).orElse("")),
                SpreadsheetCell.safe(host.gateway()
                        .map(gateway -> String.join(", ", gateway.otherNames()))
                        .orElse("")));
    }
}
