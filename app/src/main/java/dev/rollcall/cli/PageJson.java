package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.diagnosis.knowledge.Section;
import dev.rollcall.diagnosis.knowledge.Statement;
import dev.rollcall.matrix.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of what is known as JSON: an explanation with a page in it, and lists of pages. */
final class PageJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PageJson() {}

    /** The keys of an explanation, of which only {@code input} and {@code hosts} say something, and {@code page}. */
    static String of(String input, Page page, List<Row> hosts) throws JsonProcessingException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("input", input);
        document.put("understood", List.of());
        document.put("rules_out", List.of());
        document.put("causes", List.of());
        document.put("steps", List.of());
        document.put("hosts", hosts.stream().map(row -> row.host().label()).toList());
        Map<String, Object> whole = head(page);
        whole.put("sections", page.sections().stream().map(PageJson::section).toList());
        document.put("page", whole);
        return JSON.writeValueAsString(document);
    }

    static String list(List<Page> pages) throws JsonProcessingException {
        return JSON.writeValueAsString(
                Map.of("pages", pages.stream().map(PageJson::head).toList()));
    }

    private static Map<String, Object> head(Page page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", page.id());
        json.put("kind", page.kind().key());
        json.put("title", page.title());
        return json;
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", section.title());
        json.put(
                "statements",
                section.statements().stream().map(PageJson::statement).toList());
        return json;
    }

    private static Map<String, Object> statement(Statement statement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("words", statement.words());
        json.put("sureness", statement.sureness().key());
        json.put("source", statement.source());
        json.put("pages", statement.links());
        return json;
    }
}
