package dev.rollcall.diagnosis.code;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Causes;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pasted text means.
 *
 * @param understood empty where nothing in it is known
 * @param rulesOut sentences
 * @param causes the likeliest first
 * @param steps the guide for a closed connection, where the text is about one
 */
public record Explanation(
        String input,
        List<Understood> understood,
        List<String> rulesOut,
        List<PointedCause> causes,
        List<GuideStep> steps) {
    /** What is understood, for who wrote something that isn't. */
    public static final String FORMS =
            "codes such as 0x904 0x7 or 2308 7, ErrorCode= and ExtendedError= of a log, \"event 36870\","
                    + " names such as SSL_CERT_NOT_ON_SERVER or E_PROXY_TS_CONNECTFAILED, or the words of a dialog";

    private static final String CLOSED = "0x904";
    private static final String DENIED = "0x7";

    public Explanation {
        understood = List.copyOf(understood);
        rulesOut = List.copyOf(rulesOut);
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
    }

    /** Pure, and quick whatever is pasted: it looks at the first 20,000 characters. */
    public static Explanation of(String text) {
        return of(text, CodeTable.standard(), Causes.standard());
    }

    static Explanation of(String text, CodeTable table, Causes causes) {
        List<Understood> understood = PastedText.understand(text, table);
        Map<String, Likelihood> pointed = new LinkedHashMap<>();
        for (Understood each : understood) {
            each.known()
                    .points()
                    .forEach(point -> pointed.merge(point.cause(), point.likelihood(), Explanation::greater));
        }
        Map<Likelihood, List<PointedCause>> byLikelihood = new EnumMap<>(Likelihood.class);
        for (Likelihood likelihood : Likelihood.values()) {
            byLikelihood.put(
                    likelihood,
                    pointed.entrySet().stream()
                            .filter(entry -> entry.getValue() == likelihood)
                            .flatMap(entry -> causes.of(entry.getKey()).stream())
                            .map(cause -> new PointedCause(likelihood, cause.sheet()))
                            .toList());
        }
        return new Explanation(
                text.strip(),
                understood,
                rulesOut(understood),
                byLikelihood.values().stream().flatMap(List::stream).toList(),
                understood.stream().anyMatch(Explanation::closed) ? GuideStep.all() : List.of());
    }

    /** Of several failures in one text only what each of them rules out: what one excludes may be what another is. */
    private static List<String> rulesOut(List<Understood> understood) {
        Map<String, Set<String>> ofFailures = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>();
        for (Understood each : understood) {
            List<String> rulesOut = each.known().rulesOut();
            switch (each.known().kind()) {
                case REASON, PAIR, DIALOG, EXTENDED, ERRINFO, GATEWAY ->
                    ofFailures
                            .computeIfAbsent(failure(each), _ -> new LinkedHashSet<>())
                            .addAll(rulesOut);
                case NEGOTIATION, WMI, SERVICE, NTSTATUS, EVENT -> all.addAll(rulesOut);
            }
        }
        ofFailures.values().stream()
                .reduce((one, other) -> {
                    Set<String> both = new LinkedHashSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .ifPresent(all::addAll);
        return List.copyOf(all);
    }

    /** A dialog and the codes that it comes with are one failure; a dialog without codes is one of its own. */
    private static String failure(Understood each) {
        KnownCode known = each.known();
        return known.code().isEmpty() ? known.name() : codes(each);
    }

    private static String codes(Understood each) {
        return switch (each.known().kind()) {
            case EXTENDED, ERRINFO -> "/" + each.known().code();
            case REASON, PAIR, DIALOG, GATEWAY, NEGOTIATION, WMI, SERVICE, NTSTATUS, EVENT ->
                each.known().code()
                        + each.extended().map(extended -> "/" + extended).orElse("");
        };
    }

    private static Likelihood greater(Likelihood one, Likelihood other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** A socket that was closed, with no other reason than that the server denied; or the dialog that says so. */
    private static boolean closed(Understood each) {
        String extended = each.extended().orElse(DENIED);
        boolean mstsc = switch (each.known().kind()) {
            case REASON, PAIR, DIALOG -> true;
            case EXTENDED, ERRINFO, NEGOTIATION, GATEWAY, WMI, SERVICE, NTSTATUS, EVENT -> false;
        };
        return mstsc && each.known().code().equals(CLOSED) && (extended.equals(DENIED) || extended.equals("0x0"));
    }

    /** Ids of the causes. */
    public List<String> causeIds() {
        return causes.stream().map(PointedCause::cause).map(CauseSheet::id).toList();
    }
}
