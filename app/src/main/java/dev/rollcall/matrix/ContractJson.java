package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The promised JSON form of a verdict, as plain maps, lists, texts, numbers and booleans in the promised order. */
public final class ContractJson {
    private ContractJson() {}

    /** @param diagnosis as {@code Diagnosis} has it of the same look */
    public static Map<String, @Nullable Object> of(Verdict verdict, List<Diagnosed> diagnosis) {
        Map<String, Object> checks = new LinkedHashMap<>();
        verdict.findings().forEach((check, finding) -> checks.put(check.key(), of(finding)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("host", verdict.host().name());
        json.put("address", verdict.address().map(AddressText::of).orElse(null));
        json.put("port", verdict.host().port());
        json.put("status", verdict.status().key());
        json.put("checks", checks);
        json.put("diagnosis", diagnosis.stream().map(ContractJson::of).toList());
        json.put("checked_at", verdict.at().truncatedTo(ChronoUnit.SECONDS).toString());
        return json;
    }

    private static Map<String, Object> of(Diagnosed diagnosed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cause", diagnosed.id());
        json.put("confidence", diagnosed.confidence().key());
        json.put("explains", diagnosed.cause().explains());
        json.put("because", diagnosed.because());
        json.put("against", diagnosed.suspicion().against());
        json.put("fixes", diagnosed.fixes());
        json.put("next", diagnosed.next());
        json.put("title", diagnosed.title());
        return json;
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", finding.status().key());
        json.put("code", finding.code());
        json.put("summary", finding.summary());
        if (!finding.took().isZero()) {
            json.put("took_ms", finding.took().toMillis());
        }
        json.put("facts", finding.facts());
        return json;
    }
}
