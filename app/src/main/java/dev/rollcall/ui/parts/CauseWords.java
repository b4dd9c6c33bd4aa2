package dev.rollcall.ui.parts;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.diagnosis.Diagnosed;

/** Causes in words. */
public final class CauseWords {
    private CauseWords() {}

    /** {@code Certificate expired}; where it is not that sure, {@code Service hung, perhaps}. */
    public static String brief(Diagnosed cause) {
        return cause.title()
                + switch (cause.confidence()) {
                    case CERTAIN, HIGH -> "";
                    case MEDIUM -> ", likely";
                    case LOW -> ", perhaps";
                };
    }

    /** {@code Certificate expired (high confidence): CN=rds-100, until 8 Nov 2026}. */
    public static String whole(Diagnosed cause) {
        return cause.title() + " (" + words(cause.confidence()) + "): " + String.join("; ", cause.because());
    }

    /** What a confidence means. */
    public static String sure(Confidence confidence) {
        return switch (confidence) {
            case CERTAIN -> "Certain: it was seen itself";
            case HIGH -> "High confidence: what was seen hardly has another reason";
            case MEDIUM -> "Medium confidence: what was seen has other usual reasons, too";
            case LOW -> "Low confidence: not ruled out, and worth a look";
        };
    }

    private static String words(Confidence confidence) {
        return switch (confidence) {
            case CERTAIN -> "certain";
            case HIGH -> "high confidence";
            case MEDIUM -> "medium confidence";
            case LOW -> "low confidence";
        };
    }
}
