package dev.rollcall.matrix;

import dev.rollcall.host.Gateway;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What could come next in a query that is being typed. */
public final class QueryCompletion {
    private static final int MOST = 20;

    private QueryCompletion() {}

    /**
     * @param caret where the next character would go, from 0
     * @param rows whose sites, tags, systems and names may be suggested
     * @return the best first, at most 20
     */
    public static List<Suggestion> at(String text, int caret, Collection<Row> rows) {
        Slice word = pieceAt(new Slice(text, 0, text.length()).split(Character::isWhitespace), caret);
        int start = word.startsWith('-') && caret > word.start() ? word.start() + 1 : word.start();
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= Math.min(caret, word.end())) {
            return suggest(word.from(start), caret, fields(), text.substring(start, caret));
        }
        Optional<Field> field = Field.ofKey(text.substring(start, colon).toLowerCase(Locale.ROOT));
        if (field.isEmpty()) {
            return List.of();
        }
        Slice value = pieceAt(word.from(colon + 1).split(c -> c == ','), caret);
        return suggest(value, caret, values(field.get(), rows), text.substring(value.start(), caret));
    }

    private static Slice pieceAt(List<Slice> pieces, int caret) {
        for (Slice piece : pieces) {
            if (caret >= piece.start() && caret <= piece.end()) {
                return piece;
            }
        }
        return pieces.getLast();
    }

    /** Those that begin as typed, then those that have it anywhere. */
    private static List<Suggestion> suggest(Slice place, int caret, Map<String, String> words, String raw) {
        String typed = Quotes.without(raw).toLowerCase(Locale.ROOT);
        Stream<String> first =
                words.keySet().stream().filter(word -> lower(word).startsWith(typed));
        Stream<String> then = words.keySet().stream()
                .filter(word -> !lower(word).startsWith(typed) && lower(word).contains(typed));
        return Stream.concat(first, then)
                .limit(MOST)
                .map(word -> new Suggestion(
                        place.start(), Math.max(caret, place.end()), insert(word), words.getOrDefault(word, "")))
                .toList();
    }

    private static String insert(String word) {
        return word.endsWith(":") ? word : Quotes.value(word);
    }

    private static Map<String, String> fields() {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(Field.values()).forEach(field -> words.put(field.key() + ":", field.about()));
        return words;
    }

    private static Map<String, String> values(Field field, Collection<Row> rows) {
        return switch (field) {
            case IS, DNS, PORT, NLA, SESSION, ACCESS, SERVICE, FIREWALL, POLICY, LINK, CAUSE -> Vocabulary.of(field);
            case CERT -> {
                Map<String, String> words = new LinkedHashMap<>(Vocabulary.of(field));
                words.put("<30d", "less than 30 days left");
                yield words;
            }
            case CHANGED -> spans("changed", "<1h", "<1d", "<1w");
            case CHECKED -> spans("checked", "<1h", ">1d", ">1w");
            case SITE -> said(rows, row -> Stream.of(row.host().labels().site()));
            case OS -> said(rows, row -> Stream.of(row.host().labels().operatingSystem()));
            case TAG -> said(rows, row -> row.host().labels().tags().stream());
            case HOST -> said(rows, row -> Stream.of(row.host().name()));
            case BEHIND, SUBNET, DOMAIN, ISSUER, TEMPLATE, BUILD, RESOLVER, MISLED ->
                field.trait()
                        .map(kind -> said(rows, row -> Trait.of(kind, row)))
                        .orElse(Map.of());
            case GATEWAY -> {
                Map<String, String> words = said(rows, row -> row.host().gateway().map(Gateway::label).stream());
                Vocabulary.of(field).forEach(words::putIfAbsent);
                yield words;
            }
            case ADDRESS, NOTES -> Map.of();
        };
    }

    private static Map<String, String> spans(String what, String... spans) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String span : spans) {
            words.put(span, what + (span.startsWith("<") ? " less than " : " more than ") + span.substring(1) + " ago");
        }
        return words;
    }

    /** With how many hosts each is said of. */
    private static Map<String, String> said(Collection<Row> rows, Function<Row, Stream<String>> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : rows) {
            texts.apply(row).filter(text -> !text.isBlank()).forEach(text -> counts.merge(text, 1, Integer::sum));
        }
        Map<String, String> words = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(counts.keySet());
        keys.forEach(key ->
                words.put(key, counts.get(key) + (Integer.valueOf(1).equals(counts.get(key)) ? " host" : " hosts")));
        return words;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
