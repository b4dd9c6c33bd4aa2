package dev.rollcall.probe.inside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Finds the document in what a script printed. Takes anything, and never throws. Safe for many threads. */
final class InsideReader {
    private static final int LONGEST = 2 * 1024 * 1024;
    private static final int MOST_STARTS = 20;

    /** What a document that broke off must have at least one of. */
    private static final List<String> SECTIONS =
            List.of("services", "listener", "nla", "certificate", "sessions", "firewall", "policy");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(20)
                            .maxStringLength(100_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .build();

    /** What came of it. */
    sealed interface Reading {
        record Read(InsideDocument document) implements Reading {}

        /** @param why in a few words, for the middle of a line */
        record Unreadable(String why) implements Reading {}
    }

    /** Profiles and banners may speak before the script does: the document is what begins a line with a brace. */
    Reading read(String output) {
        if (output.isBlank()) {
            return new Reading.Unreadable("said nothing");
        }
        if (output.length() > LONGEST) {
            return new Reading.Unreadable("said more than " + LONGEST / 1024 / 1024 + " MB");
        }
        String why = "printed no document";
        int starts = 0;
        for (int at = start(output, 0); at >= 0 && starts < MOST_STARTS; at = start(output, at + 1)) {
            starts++;
            Part part = part(output.substring(at));
            JsonNode version = part.tree().path("version");
            boolean told = part.broken().isEmpty() || SECTIONS.stream().anyMatch(part.tree()::has);
            if (version.isInt() && told) {
                return version.intValue() == 1
                        ? new Reading.Read(new InsideDocument(new Fields(part.tree()), part.broken()))
                        : new Reading.Unreadable("its document has version " + version);
            }
            why = part.broken().isEmpty() ? why : "its document " + part.broken();
        }
        return new Reading.Unreadable(why);
    }

    /** What could be read of an object; {@code broken} says why that is not all of it, and is empty where it is. */
    private record Part(ObjectNode tree, String broken) {}

    /** Field by field, so that what came before a fault is kept. */
    private Part part(String text) {
        ObjectNode tree = mapper.createObjectNode();
        try (JsonParser parser = mapper.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                JsonNode value = parser.readValueAsTree();
                tree.set(name, value);
            }
            return new Part(tree, "");
        } catch (StreamConstraintsException _) {
            return new Part(tree, "has something too large in it");
        } catch (JsonProcessingException e) {
            return new Part(
                    tree, endsThere(e, text) ? "is cut off after " + text.length() + " characters" : "is not JSON");
        } catch (IOException _) {
            return new Part(tree, "is not JSON");
        }
    }

    private static boolean endsThere(JsonProcessingException fault, String text) {
        JsonLocation at = fault.getLocation();
        return fault instanceof JsonEOFException || (at != null && at.getCharOffset() >= text.length());
    }

    private static int start(String output, int from) {
        for (int at = output.indexOf('{', from); at >= 0; at = output.indexOf('{', at + 1)) {
            if (at == 0 || output.charAt(at - 1) == '\n' || output.charAt(at - 1) == '\uFEFF') {
                return at;
            }
        }
        return -1;
    }
}
