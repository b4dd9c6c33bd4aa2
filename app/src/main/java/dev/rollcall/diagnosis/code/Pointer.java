package dev.rollcall.diagnosis.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** To a cause, by its id. */
public record Pointer(Likelihood likelihood, String cause) {
    /** {@code likely:service-hung possible:port-taken}, as the tables write it. */
    static List<Pointer> read(String text) {
        List<Pointer> pointers = new ArrayList<>();
        for (String each : text.strip().split("\\s+")) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                pointers.add(new Pointer(
                        Likelihood.valueOf(each.substring(0, colon).toUpperCase(Locale.ROOT)),
                        each.substring(colon + 1)));
            }
        }
        return pointers;
    }
}
