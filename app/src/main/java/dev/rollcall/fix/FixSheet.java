package dev.rollcall.fix;

import java.util.List;
import java.util.Optional;

/**
 * What people read of a fix before they choose it.
 *
 * @param id as the command line and the journal name it, e.g. {@code regenerate-certificate}
 * @param title a few words, as an order: {@code Regenerate the certificate}
 * @param summary what it changes, in one sentence
 * @param risk at its worst, on any system
 * @param undo whether it can be taken back
 */
public record FixSheet(
        String id, String title, String summary, Risk risk, List<FixParameter> parameters, boolean undo) {
    public FixSheet {
        parameters = List.copyOf(parameters);
    }

    public Optional<FixParameter> parameter(String key) {
        return parameters.stream()
                .filter(parameter -> parameter.key().equals(key))
                .findFirst();
    }
}
