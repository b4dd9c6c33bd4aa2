package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.Likelihood;
import dev.rollcall.fix.Fixes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The page of each cause: what it looks like, what tells it from others, what cures it. */
final class CausePages {
    private static final String EVERYTHING = "*";

    private final Causes causes;
    private final Fixes fixes;
    private final List<KnownCode> codes;
    private final List<GuideStep> guide;
    private final Written written;

    CausePages(Causes causes, Fixes fixes, List<KnownCode> codes, List<GuideStep> guide, Written written) {
        this.causes = causes;
        this.fixes = fixes;
        this.codes = codes;
        this.guide = guide;
        this.written = written;
    }

    List<Page> all() {
        return causes.all().stream().map(cause -> page(cause.sheet())).toList();
    }

    private Page page(CauseSheet sheet) {
        String id = sheet.id();
        return new Page(
                id,
                sheet.title(),
                PageKind.CAUSE,
                String.join(" ", sheet.explains()) + " " + sheet.basis().entry(),
                List.of(
                        new Section("What it is", written.of(id, "what")),
                        new Section("What it looks like from outside", written.of(id, "outside")),
                        new Section("What shows it from inside", written.of(id, "inside")),
                        new Section("What it explains", explains(id)),
                        new Section("What looks alike", alike(sheet)),
                        new Section(
                                "How to tell, the cheapest test first",
                                sheet.next().stream()
                                        .map(test -> concluded(sheet, test + "."))
                                        .toList()),
                        new Section("What cures it", cures(sheet)),
                        new Section("How to see that it is cured", written.of(id, "verify")),
                        new Section("Where common advice is wrong", beware(id))));
    }

    private static Statement concluded(CauseSheet sheet, String words, String... links) {
        return Statement.concluded(
                words.replace("?.", "?"),
                sheet.basis().sureness(),
                sheet.basis().source(),
                links);
    }

    private List<Statement> explains(String id) {
        Map<Likelihood, List<Statement>> byLikelihood = new EnumMap<>(Likelihood.class);
        for (KnownCode known : codes) {
            known.points().stream()
                    .filter(point -> point.cause().equals(id))
                    .findFirst()
                    .ifPresent(point -> byLikelihood
                            .computeIfAbsent(point.likelihood(), likelihood -> new ArrayList<>())
                            .add(Statement.concluded(
                                    Sentences.whole(point.likelihood().key() + ": " + known.meaning()),
                                    known.source().sureness(),
                                    known.source().words(),
                                    CodeNames.id(known))));
        }
        return byLikelihood.values().stream().flatMap(List::stream).toList();
    }

    private List<Statement> alike(CauseSheet sheet) {
        List<Statement> list = new ArrayList<>(written.of(sheet.id(), "alike"));
        if (sheet.hides().contains(EVERYTHING)) {
            list.add(Statement.own("While it holds, nothing else is said of the host: nothing else could be seen."));
        } else if (!sheet.hides().isEmpty()) {
            list.add(Statement.own(
                    "Where it is the surer one, these are taken for its consequence and left out:",
                    sheet.hides().toArray(String[]::new)));
        }
        String[] above = causes.all().stream()
                .map(cause -> cause.sheet())
                .filter(other -> other.hides().contains(sheet.id()))
                .map(CauseSheet::id)
                .toArray(String[]::new);
        if (above.length > 0) {
            list.add(Statement.own(
                    "Where one of these is at least as sure, it is taken for its consequence and left out:", above));
        }
        return list;
    }

    private List<Statement> cures(CauseSheet sheet) {
        List<Statement> list = new ArrayList<>();
        if (!sheet.cure().words().isEmpty()) {
            list.add(concluded(sheet, sheet.cure().words()));
        }
        sheet.cure().fixes().stream()
                .flatMap(id -> fixes.of(id).stream())
                .map(fix -> Statement.own(
                        fix.sheet().summary() + " Risk: " + fix.sheet().risk().words()
                                + (fix.sheet().undo() ? "; can be taken back." : "; can't be taken back."),
                        fix.id()))
                .forEach(list::add);
        list.addAll(written.of(sheet.id(), "cure"));
        return list;
    }

    private List<Statement> beware(String id) {
        List<Statement> list = new ArrayList<>(written.of(id, "beware"));
        guide.stream()
                .filter(step -> step.causes().contains(id) && !step.advice().isEmpty())
                .map(step -> new Statement(
                        step.advice(), step.source().sureness(), step.source().words(), List.of(TopicPages.GUIDE)))
                .forEach(list::add);
        return list;
    }

    /** Ids of causes that this fix cures, in their order. */
    static List<String> curedBy(String fix, Causes causes) {
        return causes.all().stream()
                .filter(cause -> cause.sheet().cure().fixes().contains(fix))
                .map(cause -> cause.id())
                .toList();
    }
}
