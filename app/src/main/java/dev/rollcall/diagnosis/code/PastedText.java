package dev.rollcall.diagnosis.code;

import dev.rollcall.diagnosis.code.PastedNumber.Label;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of what a text names: numbers in any order and notation, names of the protocol, dialogs. */
final class PastedText {
    private static final int LONGEST = 20_000;
    private static final int MOST_UNDERSTOOD = 30;

    /** More bare decimals than these are no codes, but a log. */
    private static final int MOST_BARE = 4;

    private static final long FIRST_LARGE = 0x5000;

    /** Smaller ones that are not called what they are stand beside a name that says more: {@code HYBRID_REQUIRED_BY_SERVER (5)}. */
    private static final long FIRST_OWN = 0x100;

    /** E_PROXY_CONNECTIONABORTED, the one small code of gateways. */
    private static final long ABORTED = 0x4D4;

    /** Smaller ids are too common as numbers to be taken for events without being called so. */
    private static final long FIRST_BARE_EVENT = 1000;

    private static final Pattern NAME = Pattern.compile(
            "\\b[A-Za-z]{1,40}(?:_[A-Za-z0-9]{1,40}){1,12}|\\b(?:disconnectReason|exDiscReason)[A-Za-z0-9]{1,60}",
            Pattern.CASE_INSENSITIVE);

    /** How several dialogs begin; where more is known of what follows, that says which one it is. */
    private static final Set<String> OPENINGS = Set.of(
            "this computer can't connect to the remote computer",
            "an authentication error has occurred",
            "the function requested is not supported",
            "requires network level authentication",
            "client access license",
            "remote desktop gateway");
    /** An event of a log as XML: what is a code in it is called so; the others are processes, levels and the like. */
    private static final Pattern XML_EVENT = Pattern.compile("<EventID", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK = Pattern.compile("[\\s\\x{A0}\\x{200B}]+");
    private final CodeTable table;
    private final boolean hasWords;
    private final Set<Understood> understood = new LinkedHashSet<>();

    private PastedText(CodeTable table, String text) {
        this.table = table;
        hasWords = text.chars().anyMatch(PastedText::isOfAWord);
    }

    /** Empty where nothing is known of anything in it; looks at 20,000 characters, and finds at most 30 things. */
    static List<Understood> understand(String text, CodeTable table) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        PastedText pasted = new PastedText(table, some);
        pasted.names(some);
        pasted.numbers(some);
        pasted.dialogs(some);
        return pasted.understood.stream().limit(MOST_UNDERSTOOD).toList();
    }

    private void numbers(String text) {
        List<PastedNumber> all = PastedNumber.in(text);
        boolean crowded = XML_EVENT.matcher(text).find() || all.stream().filter(PastedNumber::bareDecimal).count() > MOST_BARE;
        List<PastedNumber> numbers =
                all.stream().filter(number -> !crowded || !number.bareDecimal()).toList();
        for (int i = 0; i < numbers.size(); i++) {
            boolean paired = i + 1 < numbers.size() && pair(numbers.get(i), numbers.get(i + 1));
            if (paired) {
                i++;
            } else if (!counts(numbers.get(i))) {
                one(numbers.get(i));
            }
        }
    }

    /** A small decimal among words counts something, or begins a line of a list. */
    private boolean counts(PastedNumber number) {
        return hasWords && number.bareDecimal() && number.value() < FIRST_OWN;
    }

    private static boolean isOfAWord(int character) {
        return Character.isLetter(character) && character != 'x' && character != 'X';
    }

    /** Whichever of the two is the first code; the order in which they stand decides where both could be. */
    private boolean pair(PastedNumber one, PastedNumber other) {
        return ordered(one, other) || ordered(other, one);
    }

    private boolean ordered(PastedNumber first, PastedNumber second) {
        boolean may = !counts(first)
                && first.label() != Label.EXTENDED
                && first.label() != Label.EVENT
                && (second.label() == Label.EXTENDED || second.label() == Label.NONE);
        Optional<KnownCode> reason = may ? reason(first) : Optional.empty();
        Optional<KnownCode> extended = may ? extended(second) : Optional.empty();
        if (reason.isEmpty() || extended.isEmpty()) {
            return false;
        }
        String code = reason.get().code();
        String both = code + "/" + extended.get().code();
        understood.add(table.of(CodeKind.PAIR, both)
                .map(known -> Understood.pair(known, reason.get(), extended.get()))
                .orElseGet(() -> Understood.pair(reason.get(), extended.get())));
        return true;
    }

    private void one(PastedNumber number) {
        if (number.label() == Label.CODE && ofDisconnection()) {
            extended(number).ifPresent(this::add);
            return;
        }
        boolean called = number.label() == Label.EVENT || number.label() == Label.EXTENDED;
        if (number.value() < FIRST_OWN && !called && !understood.isEmpty()) {
            return;
        }
        switch (number.label()) {
            case EVENT -> table.events(number.value()).forEach(this::add);
            case EXTENDED -> extended(number).ifPresent(this::add);
            case CODE, NONE -> {
                large(number.value());
                reason(number).ifPresent(this::add);
                table.of(CodeKind.EXTENDED, number.value()).ifPresent(this::add);
                table.of(CodeKind.ERRINFO, number.value()).ifPresent(this::add);
                if (!number.hex()) {
                    table.of(CodeKind.SERVICE, number.value())
                            .filter(_ -> number.label() == Label.CODE || number.value() >= FIRST_BARE_EVENT)
                            .ifPresent(this::add);
                }
                if (number.bareDecimal() && number.value() >= FIRST_BARE_EVENT) {
                    table.events(number.value()).forEach(this::add);
                }
            }
        }
    }

    /** Whether event 40 was named: the code that goes with it is an extended one. */
    private boolean ofDisconnection() {
        return understood.stream()
                .map(Understood::known)
                .anyMatch(
                        known -> known.kind() == CodeKind.EVENT && known.code().equals("40"));
    }

    private void large(long value) {
        if (value >= FIRST_LARGE || value == ABORTED) {
            for (CodeKind kind : List.of(CodeKind.GATEWAY, CodeKind.WMI, CodeKind.NTSTATUS)) {
                table.of(kind, value).or(() -> table.of(kind, "0x" + value)).ifPresent(this::add);
            }
        }
    }

    /** As written; and a decimal that means nothing may be hexadecimal without its sign: 904. */
    private Optional<KnownCode> reason(PastedNumber number) {
        Optional<KnownCode> known = table.of(CodeKind.REASON, number.value());
        return known.isPresent() || number.hex()
                ? known
                : asHex(number).flatMap(value -> table.of(CodeKind.REASON, value));
    }

    private Optional<KnownCode> extended(PastedNumber number) {
        return table.extended(number.value());
    }

    private Optional<Long> asHex(PastedNumber number) {
        boolean otherwiseKnown = table.extended(number.value()).isPresent()
                || !table.events(number.value()).isEmpty()
                || table.of(CodeKind.SERVICE, number.value()).isPresent();
        return otherwiseKnown || number.value() > 9999 || number.value() < 100
                ? Optional.empty()
                : Optional.of(Long.parseLong(Long.toString(number.value()), 16));
    }

    private void names(String text) {
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find() && names.size() < MOST_UNDERSTOOD) {
            names.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        if (names.isEmpty()) {
            return;
        }
        for (KnownCode known : table.all()) {
            for (String name : known.name().toLowerCase(Locale.ROOT).split(" ")) {
                boolean named = names.contains(name) || names.contains(name.replaceFirst("^errinfo_", ""));
                if (named && known.kind() != CodeKind.EVENT && known.kind() != CodeKind.DIALOG) {
                    add(known);
                }
            }
        }
    }

    private void dialogs(String text) {
        String plain = BLANK.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                .replaceAll(" ")
                .replace("can not", "cannot");
        List<KnownCode> found = table.of(CodeKind.DIALOG).stream()
                .filter(known -> plain.contains(known.name())
                        || plain.contains(known.name().replace("can't", "cannot")))
                .toList();
        boolean told = found.stream().anyMatch(known -> !OPENINGS.contains(known.name()));
        found.stream()
                .filter(known -> !told || !OPENINGS.contains(known.name()))
                .map(Understood::dialog)
                .forEach(understood::add);
    }

    private void add(KnownCode known) {
        understood.add(Understood.of(known));
    }
}
