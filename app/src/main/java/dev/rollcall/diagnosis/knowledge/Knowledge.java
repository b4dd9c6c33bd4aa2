package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.code.CodeKind;
import dev.rollcall.diagnosis.code.CodeTable;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.Understood;
import dev.rollcall.fix.Fixes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known about Remote Desktop failures, as pages that link to each other. Immutable. */
public final class Knowledge {
    private final Map<String, Page> pages = new LinkedHashMap<>();

    private Knowledge(List<Page> all) {
        all.forEach(page -> {
            if (pages.put(page.id(), page) != null) {
                throw new IllegalStateException("two pages are called " + page.id());
            }
        });
    }

    /** Of this program: its causes, codes and fixes, and what the files beside this class add. */
    public static Knowledge standard() {
        Causes causes = Causes.standard();
        Fixes fixes = Fixes.standard();
        List<KnownCode> codes = CodeTable.standard().all();
        List<GuideStep> guide = GuideStep.all();
        Written written = new Written("causes.csv", "topics.csv", "fixes.csv");
        List<Page> all = new ArrayList<>();
        all.addAll(new TopicPages(guide, codes, written).all());
        all.addAll(new CausePages(causes, fixes, codes, guide, written).all());
        all.addAll(new FixPages(fixes, causes, guide, written).all());
        all.addAll(new CodePages(causes, codes).all());
        return new Knowledge(all);
    }

    /** By kind, each kind in its own order. */
    public List<Page> pages() {
        return List.copyOf(pages.values());
    }

    public Optional<Page> of(String id) {
        return Optional.ofNullable(pages.get(id.strip().toLowerCase(Locale.ROOT)));
    }

    /** The pages of what was understood of a text: that of both codes where there is one, otherwise those of each. */
    public List<Page> of(Understood understood) {
        KnownCode known = understood.known();
        if (understood.extended().isEmpty()) {
            return of(CodeNames.id(known)).stream().toList();
        }
        String extended = understood.extended().get();
        Optional<Page> both = of("pair/" + known.code() + "-" + extended);
        if (both.isPresent()) {
            return both.stream().toList();
        }
        return Stream.of(
                        of(id(CodeKind.REASON, known.code())),
                        of(id(CodeKind.EXTENDED, extended)).or(() -> of(id(CodeKind.ERRINFO, extended))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String id(CodeKind kind, String code) {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + code;
    }
}
