package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.code.CodeKind;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.Likelihood;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of each code: what it means, what it rules out, what it points to. */
final class CodePages {
    private final Causes causes;
    private final Map<String, List<KnownCode>> byId = new LinkedHashMap<>();

    CodePages(Causes causes, List<KnownCode> codes) {
        this.causes = causes;
        codes.forEach(known -> byId.computeIfAbsent(CodeNames.id(known), id -> new ArrayList<>())
                .add(known));
    }

    List<Page> all() {
        return byId.entrySet().stream()
                .map(entry -> page(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Several where providers share an event's id. */
    private Page page(String id, List<KnownCode> codes) {
        KnownCode first = codes.getFirst();
        List<Statement> meaning = new ArrayList<>();
        List<Statement> rulesOut = new ArrayList<>();
        List<Statement> points = new ArrayList<>();
        for (KnownCode known : codes) {
            String whose = codes.size() > 1 ? known.name() + ": " : "";
            meaning.add(new Statement(
                    Sentences.whole(whose + known.meaning()),
                    known.source().sureness(),
                    known.source().words(),
                    List.of()));
            known.rulesOut().forEach(words -> rulesOut.add(concluded(known, Sentences.whole(words))));
            points.addAll(points(known));
        }
        return new Page(
                id,
                CodeNames.title(first),
                PageKind.CODE,
                CodeNames.also(first),
                List.of(
                        new Section("What it means", meaning),
                        new Section("Where it is seen", List.of(where(first))),
                        new Section("What it rules out", rulesOut),
                        new Section("What it points to", points),
                        new Section("Easily mistaken for", others(id, first))));
    }

    /** One statement for all causes that are as likely. */
    private List<Statement> points(KnownCode known) {
        Map<Likelihood, List<String>> byLikelihood = new EnumMap<>(Likelihood.class);
        known.points().stream()
                .filter(point -> causes.of(point.cause()).isPresent())
                .forEach(point -> byLikelihood
                        .computeIfAbsent(point.likelihood(), likelihood -> new ArrayList<>())
                        .add(point.cause()));
        return byLikelihood.entrySet().stream()
                .map(entry -> concluded(
                        known,
                        Sentences.begin(entry.getKey().key()) + ":",
                        entry.getValue().toArray(String[]::new)))
                .toList();
    }

    private static Statement concluded(KnownCode known, String words, String... links) {
        return Statement.concluded(
                words, known.source().sureness(), known.source().words(), links);
    }

    private static Statement where(KnownCode known) {
        return new Statement(
                CodeNames.seen(known.kind()),
                known.source().sureness(),
                known.source().words(),
                topic(known).stream().toList());
    }

    private static Optional<String> topic(KnownCode known) {
        return switch (known.kind()) {
            case PAIR -> Optional.of(TopicPages.GUIDE);
            case REASON -> known.code().equals("0x904") ? Optional.of(TopicPages.GUIDE) : Optional.empty();
            case EXTENDED -> known.code().equals("0x7") ? Optional.of(TopicPages.GUIDE) : Optional.empty();
            case NEGOTIATION -> Optional.of(TopicPages.NEGOTIATION);
            case GATEWAY -> Optional.of(TopicPages.GATEWAY);
            case EVENT -> Optional.of(TopicPages.EVENTS);
            case WMI, SERVICE -> Optional.of(TopicPages.SETTINGS);
            case ERRINFO, NTSTATUS, DIALOG -> Optional.empty();
        };
    }

    /** The same number of another kind. */
    private List<Statement> others(String id, KnownCode known) {
        if (known.code().isEmpty()) {
            return List.of();
        }
        return byId.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id))
                .flatMap(entry -> entry.getValue().stream())
                .filter(other -> other.kind() != CodeKind.PAIR && other.code().equals(known.code()))
                .map(other -> new Statement(
                        "The same number there: " + other.meaning() + ".",
                        other.source().sureness(),
                        other.source().words(),
                        List.of(CodeNames.id(other))))
                .toList();
    }
}
