package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.diagnosis.code.PointedCause;
import dev.rollcall.diagnosis.code.Understood;
import dev.rollcall.matrix.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation as the promised JSON. */
final class ExplainJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExplainJson() {}

    /** @param hosts those that show one of the causes */
    static String of(Explanation explanation, List<Row> hosts) throws JsonProcessingException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("input", explanation.input());
        document.put(
                "understood",
                explanation.understood().stream().map(ExplainJson::understood).toList());
        document.put("rules_out", explanation.rulesOut());
        document.put(
                "causes", explanation.causes().stream().map(ExplainJson::cause).toList());
        document.put(
                "steps", explanation.steps().stream().map(ExplainJson::step).toList());
        document.put("hosts", hosts.stream().map(row -> row.host().label()).toList());
        return JSON.writeValueAsString(document);
    }

    private static Map<String, @Nullable Object> understood(Understood understood) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", understood.known().kind().key());
        json.put("code", understood.known().code());
        json.put("extended", understood.extended().orElse(null));
        json.put("name", understood.known().name());
        json.put("meaning", understood.known().meaning());
        json.put("source", understood.known().source().words());
        json.put("sureness", understood.known().source().sureness().key());
        return json;
    }

    private static Map<String, Object> cause(PointedCause pointed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cause", pointed.cause().id());
        json.put("likelihood", pointed.likelihood().key());
        json.put("title", pointed.cause().title());
        json.put("checks", pointed.cause().next());
        json.put("cure", pointed.cause().cure().words());
        json.put("fixes", pointed.cause().cure().fixes());
        json.put("source", pointed.cause().basis().source());
        json.put("sureness", pointed.cause().basis().sureness().key());
        return json;
    }

    private static Map<String, Object> step(GuideStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.title());
        json.put("causes", step.causes());
        json.put("check", step.check());
        json.put("cure", step.cure());
        json.put("fixes", step.fixes());
        json.put("advice", step.advice());
        json.put("source", step.source().words());
        json.put("sureness", step.source().sureness().key());
        return json;
    }
}
