package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables as spreadsheets and directory tools write them: any separator, headings or none, columns in any order. */
final class CsvTable implements Importer {
    @Override
    public String title() {
        return "CSV";
    }

    @Override
    public boolean recognises(ImportSource source) {
        return CsvForm.of(source).isPresent();
    }

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        Collected collected = new Collected(source.name());
        Optional<CsvForm> form = CsvForm.of(source);
        if (form.isPresent()) {
            read(source, form.get(), collected);
        }
        return collected.preview(title());
    }

    private static void read(ImportSource source, CsvForm form, Collected collected) throws InputException {
        if (form.namesNoHost()) {
            throw new InputException(source.name() + " has no host column: its first line must name one of its columns"
                    + " host, such as host,port,site,tags.");
        }
        noteLeftOut(form, collected);
        boolean headingSeen = form.headings().isEmpty();
        for (CsvRows.Row row : new CsvRows(form.separator()).of(source.lines(), form::plausible)) {
            if (row.blank() || row.text().startsWith("#")) {
                continue;
            }
            if (!headingSeen) {
                headingSeen = true;
            } else if (row.fields().isEmpty()) {
                collected.skip(row.line(), form.shown(row), "a quotation mark is missing");
            } else if (form.tooMany(row.fields().get())) {
                collected.skip(
                        row.line(),
                        form.shown(row),
                        "it has " + row.fields().get().size() + " fields and the heading "
                                + form.headings().size() + ": text with a separator in it needs quotation marks");
            } else {
                add(form, row, row.fields().get(), collected);
            }
        }
    }

    private static void add(CsvForm form, CsvRows.Row row, List<String> fields, Collected collected)
            throws InputException {
        List<Host> hosts;
        try {
            hosts = new CsvHost(form.columns(), fields).hosts();
        } catch (InputException e) {
            collected.skip(row.line(), form.shown(row), String.valueOf(e.getMessage()));
            return;
        }
        collected.add(hosts);
    }

    private static void noteLeftOut(CsvForm form, Collected collected) {
        List<String> secrets = named(form, Column.SECRET);
        if (!secrets.isEmpty()) {
            collected.note("Left out, for secrets have no place in the inventory: " + String.join(", ", secrets) + ".");
        }
        List<String> unknown = named(form, Column.UNKNOWN);
        if (!unknown.isEmpty()) {
            String which =
                    (unknown.size() == 1 ? "Column left out: " : "Columns left out: ") + String.join(", ", unknown);
            collected.note(
                    form.headings().isEmpty()
                            ? which + ", for there is no heading line such as host,site,tags."
                            : which + ".");
        }
    }

    /** The headings of the columns of one kind, or their numbers where there are none. */
    private static List<String> named(CsvForm form, Column kind) {
        return IntStream.range(0, form.columns().size())
                .filter(index -> form.columns().get(index) == kind)
                .mapToObj(index -> form.headings().isEmpty()
                        ? Integer.toString(index + 1)
                        : Shown.of(form.headings().get(index)))
                .filter(heading -> !heading.isEmpty())
                .toList();
    }
}
