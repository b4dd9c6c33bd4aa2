package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads queries. */
final class QueryParser {
    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern KEY = Pattern.compile("([A-Za-z]+):");

    /** Words that other query languages have, and this one would look for in names. */
    private static final Pattern JOINING = Pattern.compile("or|and|not", Pattern.CASE_INSENSITIVE);

    /** An IPv6 address starts like a field where its first group is all letters. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:*]*:[0-9A-Fa-f:*]*:[0-9A-Fa-f:.*]*");

    private QueryParser() {}

    static List<Term> parse(String text) throws QueryException {
        if (text.length() > MOST_CHARACTERS) {
            throw new QueryException("a query has at most " + MOST_CHARACTERS + " characters", 0, text.length());
        }
        List<Term> terms = new ArrayList<>();
        for (Slice word : Slice.words(text)) {
            terms.add(term(word));
        }
        return terms;
    }

    private static Term term(Slice word) throws QueryException {
        if (word.quoteOpen()) {
            throw wrong(word, "a quote is not closed");
        }
        boolean negated = word.startsWith('-');
        Slice rest = negated ? word.from(word.start() + 1) : word;
        if (rest.raw().equals(":")) {
            throw wrong(word, "write a field before the colon and a value behind it, such as site:ber");
        }
        if (JOINING.matcher(rest.raw()).matches()) {
            throw wrong(
                    word,
                    "all terms have to hold; either of two is a comma, such as is:failing,warning, not one is -is:healthy;"
                            + " the word itself goes in quotes");
        }
        Matcher key = KEY.matcher(rest.raw());
        if (!key.lookingAt() || IPV6.matcher(rest.raw()).matches()) {
            return new Term(negated, "", alternatives(word, rest, Optional.empty()));
        }
        String name = key.group(1).toLowerCase(Locale.ROOT);
        Optional<Field> field = Field.ofKey(name);
        if (field.isEmpty()) {
            throw wrong(word, "there is no " + name + ":" + didYouMean(name, fieldKeys(), ":"));
        }
        Slice values = rest.from(rest.start() + key.end());
        return new Term(negated, field.get().key() + ":", alternatives(word, values, field));
    }

    private static List<Alternative> alternatives(Slice word, Slice values, Optional<Field> field)
            throws QueryException {
        List<Alternative> alternatives = new ArrayList<>();
        for (Slice piece : values.split(c -> c == ',')) {
            if (piece.raw().indexOf('"') < 0
                    && piece.raw().lastIndexOf('[') > piece.raw().lastIndexOf(']')) {
                throw wrong(word, "a [ is not closed");
            }
            String value = Quotes.without(piece.raw()).toLowerCase(Locale.ROOT);
            if (value.isBlank()) {
                throw wrong(word, "a value is missing");
            }
            Alternative alternative = field.isPresent()
                    ? alternative(word, field.get(), value)
                    : new Alternative.Says(RowText.ANY, value);
            if (!alternatives.contains(alternative)) {
                alternatives.add(alternative);
            }
        }
        return alternatives;
    }

    private static Alternative alternative(Slice word, Field field, String value) throws QueryException {
        return switch (field) {
            case IS -> new Alternative.Stands(Standing.ofKey(value).orElseThrow(() -> unknown(word, field, value)));
            case HOST -> new Alternative.Says(RowText.NAME, value);
            case SITE -> new Alternative.Says(RowText.SITE, value);
            case TAG -> new Alternative.Says(RowText.TAG, value);
            case OS -> new Alternative.Says(RowText.SYSTEM, value);
            case ADDRESS -> new Alternative.Says(RowText.ADDRESS, value);
            case NOTES -> new Alternative.Says(RowText.NOTES, value);
            case DNS -> code(word, field, Check.DNS, value);
            case PORT -> code(word, field, Check.PORT, value);
            case NLA -> code(word, field, Check.NLA, value);
            case CERT ->
                spanLike(value) ? new Alternative.Left(span(word, value)) : code(word, field, Check.CERTIFICATE, value);
            case SESSION -> code(word, field, Check.SESSION, value);
            case ACCESS -> code(word, field, Check.ACCESS, value);
            case SERVICE -> code(word, field, Check.SERVICE, value);
            case FIREWALL -> code(word, field, Check.FIREWALL, value);
            case POLICY -> code(word, field, Check.POLICY, value);
            case LINK -> code(word, field, Check.LINK, value);
            case GATEWAY -> gateway(value);
            case CAUSE -> new Alternative.Caused(known(word, field, value));
            case BEHIND, SUBNET, DOMAIN, ISSUER, TEMPLATE, BUILD, RESOLVER, MISLED ->
                new Alternative.Has(field.trait().orElseThrow(), value);
            case CHANGED -> new Alternative.Changed(span(word, value));
            case CHECKED -> new Alternative.Checked(span(word, value));
        };
    }

    private static Alternative code(Slice word, Field field, Check check, String value) throws QueryException {
        return new Alternative.HasCode(check, known(word, field, value));
    }

    /** What is a code of the check means that; anything else is a name. */
    private static Alternative gateway(String value) {
        Optional<Check> check =
                Field.GATEWAY.check().filter(one -> Vocabulary.codes(one).containsKey(value));
        return check.isPresent()
                ? new Alternative.HasCode(check.get(), value)
                : new Alternative.Says(RowText.GATEWAY, value);
    }

    private static String known(Slice word, Field field, String value) throws QueryException {
        if (!Vocabulary.of(field).containsKey(value)) {
            throw unknown(word, field, value);
        }
        return value;
    }

    private static boolean spanLike(String value) {
        return value.startsWith("<") || value.startsWith(">");
    }

    private static Span span(Slice word, String value) throws QueryException {
        return Span.of(value)
                .orElseThrow(() -> wrong(word, "write < or >, a number and s, m, h, d or w, such as <30d"));
    }

    private static QueryException unknown(Slice word, Field field, String value) {
        Map<String, String> words = Vocabulary.of(field);
        String hint = didYouMean(value, words.keySet(), "");
        String what = switch (field) {
            case IS -> "no such state";
            case CAUSE -> "no such cause";
            case CERT -> "no such certificate code";
            default -> "no such " + field.key() + " code";
        };
        return wrong(word, what + (hint.isEmpty() ? hint : hint.replace("mean ", "mean " + field.key() + ":")));
    }

    private static String didYouMean(String typed, Iterable<String> known, String suffix) {
        return Spelling.nearest(typed, known)
                .map(near -> "; did you mean " + near + suffix + "?")
                .orElse("; known are " + String.join(", ", known));
    }

    private static List<String> fieldKeys() {
        return Arrays.stream(Field.values()).map(Field::key).toList();
    }

    private static QueryException wrong(Slice word, String what) {
        String shown = word.raw().length() > 60 ? word.raw().substring(0, 60) + "…" : word.raw();
        return new QueryException("'" + shown + "' at " + (word.start() + 1) + ": " + what, word.start(), word.end());
    }
}
