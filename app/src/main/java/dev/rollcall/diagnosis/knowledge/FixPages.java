package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.HostFix;
import java.util.List;

/** The page of each fix: what it changes, what people notice, what it cures. */
final class FixPages {
    private final Fixes fixes;
    private final Causes causes;
    private final List<GuideStep> guide;
    private final Written written;

    FixPages(Fixes fixes, Causes causes, List<GuideStep> guide, Written written) {
        this.fixes = fixes;
        this.causes = causes;
        this.guide = guide;
        this.written = written;
    }

    List<Page> all() {
        return fixes.all().stream().map(this::page).toList();
    }

    private Page page(Fix fix) {
        FixSheet sheet = fix.sheet();
        return new Page(
                fix.id(),
                sheet.title(),
                PageKind.FIX,
                "",
                List.of(
                        new Section("What it does", List.of(Statement.own(sheet.summary()), where(fix))),
                        new Section("Risk", List.of(risk(sheet), undo(sheet))),
                        new Section(
                                "What is asked",
                                sheet.parameters().stream().map(FixPages::asked).toList()),
                        new Section("What it cures", cures(fix.id())),
                        new Section("Good to know", written.of(fix.id(), "know")),
                        new Section("Where common advice is wrong", beware(fix.id())),
                        new Section("From a script", List.of(script(fix)))));
    }

    private static Statement where(Fix fix) {
        return switch (fix) {
            case HostFix _ -> Statement.own("It works on the hosts, one wave after the other; a new look proves it.");
            case DeskFix _ -> Statement.own("It works on this computer, and changes nothing on the hosts.");
        };
    }

    private static Statement risk(FixSheet sheet) {
        return Statement.own(
                switch (sheet.risk()) {
                    case HARMLESS -> "Harmless: nobody notices.";
                    case BRIEF_INTERRUPTION ->
                        "Brief interruption: people who are connected are cut off for moments; their sessions go on.";
                    case ENDS_SESSIONS -> "Ends sessions, and with them what was not saved.";
                    case RESTARTS_HOST -> "Restarts the host: everything on it stops for minutes.";
                });
    }

    private static Statement undo(FixSheet sheet) {
        return Statement.own(
                sheet.undo() ? "It can be taken back: what was there before is kept." : "It can't be taken back.");
    }

    private static Statement asked(FixParameter parameter) {
        String usual =
                parameter.usual().map(value -> "; " + value + " unless said").orElse("");
        return Statement.own(parameter.key() + ": " + parameter.meaning() + usual
                + (parameter.required() ? "; has to be said." : "."));
    }

    private List<Statement> cures(String id) {
        return CausePages.curedBy(id, causes).stream()
                .flatMap(cause -> causes.of(cause).stream())
                .map(cause -> Statement.concluded(
                        cause.sheet().cure().fixes().getFirst().equals(id)
                                ? "The first thing to try for this cause."
                                : "Where other fixes of this cause did not do.",
                        cause.sheet().basis().sureness(),
                        cause.sheet().basis().source(),
                        cause.id()))
                .toList();
    }

    private List<Statement> beware(String id) {
        return guide.stream()
                .filter(step -> step.fixes().contains(id) && !step.advice().isEmpty())
                .map(step -> new Statement(
                        step.advice(), step.source().sureness(), step.source().words(), List.of(TopicPages.GUIDE)))
                .toList();
    }

    private static Statement script(Fix fix) {
        String needed = fix.sheet().parameters().stream()
                .filter(FixParameter::required)
                .map(parameter -> " --set " + parameter.key() + "=…")
                .reduce("", String::concat);
        return Statement.own("rollcall fix run " + fix.id() + needed + " --where QUERY --plan shows what would change;"
                + " without --plan it asks, then does it.");
    }
}
