package dev.rollcall.diagnosis.knowledge;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rollcall.diagnosis.Sureness;
import dev.rollcall.diagnosis.code.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The statements that are written down in the files beside this class, by page and section. */
final class Written {
    private final Map<String, Map<String, List<Statement>>> pages = new LinkedHashMap<>();

    Written(String... files) {
        for (String file : files) {
            Tables.read(Written.class, file, line -> line).forEach(this::add);
        }
    }

    private void add(NamedCsvRecord line) {
        String links = line.getField("links").strip();
        pages.computeIfAbsent(line.getField("page"), page -> new LinkedHashMap<>())
                .computeIfAbsent(line.getField("section"), section -> new ArrayList<>())
                .add(new Statement(
                        line.getField("words"),
                        Sureness.valueOf(line.getField("sureness").toUpperCase(Locale.ROOT)),
                        line.getField("source"),
                        links.isEmpty() ? List.of() : List.of(links.split("\\s+"))));
    }

    /** Empty where nothing is written of it. */
    List<Statement> of(String page, String section) {
        return pages.getOrDefault(page, Map.of()).getOrDefault(section, List.of());
    }

    /** In the order of the file. */
    List<Section> sections(String page) {
        return pages.getOrDefault(page, Map.of()).entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList();
    }

    /** Ids of all pages that something is written of. */
    List<String> pages() {
        return List.copyOf(pages.keySet());
    }
}
