package dev.rollcall.fix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.fix.FixReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the report in what a host script printed. Takes anything, and never throws. Safe for many threads. */
final class ReportReader {
    private static final int LONGEST = 1024 * 1024;
    private static final int LONGEST_IMAGE = 200_000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST = 500;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(20)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .build();

    /** The report; empty where there is none. The last line that is one counts: others may speak before the script does. */
    Optional<FixReport> read(String output) {
        if (output.length() > LONGEST) {
            return Optional.empty();
        }
        return output.lines()
                .filter(line -> line.startsWith("{"))
                .flatMap(line -> document(line).stream())
                .reduce((_, later) -> later)
                .flatMap(ReportReader::report);
    }

    private Optional<JsonNode> document(String line) {
        try {
            JsonNode tree = mapper.readTree(line);
            return tree.isObject() && tree.path("version").asInt() == 1 ? Optional.of(tree) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Optional<FixReport> report(JsonNode tree) {
        return State.ofKey(tree.path("state").asText(""))
                .map(state -> new FixReport(
                        state,
                        text(tree, "because"),
                        changes(tree.path("changes")),
                        image(tree.path("image")),
                        text(tree, "machine"),
                        text(tree, "computer"),
                        log(tree.path("log"))));
    }

    private static List<Change> changes(JsonNode nodes) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode node : many(nodes)) {
            if (changes.size() < MOST && node.isObject()) {
                changes.add(new Change(text(node, "what"), text(node, "before"), text(node, "after")));
            }
        }
        return changes;
    }

    private static Optional<String> image(JsonNode node) {
        String text = node.isObject() && !node.isEmpty() ? node.toString() : "";
        return text.isEmpty() || text.length() > LONGEST_IMAGE ? Optional.empty() : Optional.of(text);
    }

    private static List<String> log(JsonNode nodes) {
        List<String> lines = new ArrayList<>();
        for (JsonNode node : many(nodes)) {
            if (lines.size() < MOST && node.isValueNode()) {
                lines.add(line(node.asText("")));
            }
        }
        return lines;
    }

    /** Windows PowerShell turns a list of one into the one. */
    private static Iterable<JsonNode> many(JsonNode node) {
        return node.isArray() || node.isMissingNode() || node.isNull() ? node : List.of(node);
    }

    private static String text(JsonNode node, String key) {
        return line(node.path(key).asText(""));
    }

    /** What a host said, as one line that is not too long. */
    static String line(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
    }
}
