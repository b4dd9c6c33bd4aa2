package dev.rollcall.diagnosis.code;

import dev.rollcall.diagnosis.Sureness;
import java.util.List;
import java.util.Locale;

/**
 * One step of the guide for a connection that was closed (0x904, 0x7).
 *
 * @param causes ids of what the step tells from others
 * @param advice where common advice is wrong or dangerous
 */
public record GuideStep(
        String title,
        List<String> causes,
        String check,
        String cure,
        List<String> fixes,
        String advice,
        KnownCode.Source source) {
    public GuideStep {
        causes = List.copyOf(causes);
        fixes = List.copyOf(fixes);
    }

    /** In the order in which to go through them. */
    public static List<GuideStep> all() {
        return Tables.read(
                "guide.csv",
                line -> new GuideStep(
                        line.getField("step"),
                        words(line.getField("causes")),
                        line.getField("check"),
                        line.getField("cure"),
                        words(line.getField("fixes")),
                        line.getField("advice"),
                        new KnownCode.Source(
                                Sureness.valueOf(line.getField("sureness").toUpperCase(Locale.ROOT)),
                                line.getField("source"))));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" "));
    }
}
