package dev.rollcall.diagnosis.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.Sureness;
import dev.rollcall.diagnosis.code.CodeTable;
import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.fix.Fixes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final Knowledge KNOWLEDGE = Knowledge.standard();
    private static final List<String> OF_EVERY_CAUSE = List.of(
            "What it is",
            "What it looks like from outside",
            "What shows it from inside",
            "What looks alike",
            "How to tell, the cheapest test first",
            "What cures it",
            "How to see that it is cured",
            "Where common advice is wrong");

    @Test
    void everyCauseHasAPageThatSaysAllThatIsToBeSaid() {
        for (var cause : Causes.standard().all()) {
            Page page = page(cause.id());
            assertEquals(PageKind.CAUSE, page.kind());
            assertEquals(cause.sheet().title(), page.title());
            List<String> titles = page.sections().stream().map(Section::title).toList();
            Set<String> missing = new HashSet<>(OF_EVERY_CAUSE);
            titles.forEach(missing::remove);
            // An alias or a drained host has no usual mistake to warn of beside its own cures.
            assertTrue(
                    missing.isEmpty() || missing.equals(Set.of("Where common advice is wrong")), cause.id() + missing);
        }
    }

    @Test
    void everyFixAndEveryCodeHasAPage() {
        Fixes.standard()
                .all()
                .forEach(fix -> assertEquals(PageKind.FIX, page(fix.id()).kind()));
        CodeTable.standard()
                .all()
                .forEach(code ->
                        assertEquals(PageKind.CODE, page(CodeNames.id(code)).kind(), code.toString()));
    }

    @Test
    void everyLinkLeadsSomewhereElse() {
        for (Page page : KNOWLEDGE.pages()) {
            statements(page).flatMap(statement -> statement.links().stream()).forEach(link -> {
                assertTrue(KNOWLEDGE.of(link).isPresent(), page.id() + " links to " + link);
                assertFalse(link.equals(page.id()), page.id() + " links to itself");
            });
        }
    }

    @Test
    void everyStatementSaysWhereItIsFromAndIsASentence() {
        for (Page page : KNOWLEDGE.pages()) {
            assertFalse(page.sections().isEmpty(), page.id());
            statements(page).forEach(statement -> {
                assertFalse(statement.source().isBlank(), page.id() + ": " + statement.words());
                boolean general = statement.source().startsWith("general");
                assertFalse(
                        statement.sureness() == Sureness.SOURCED && general,
                        () -> page.id() + ": sourced, without a source: " + statement.words());
                assertFalse(statement.words().isBlank(), page.id());
                assertEquals(statement.words().strip(), statement.words(), page.id());
            });
        }
    }

    @Test
    void whatIsWrittenDownIsAllOnSomePage() {
        Set<String> shown = new HashSet<>();
        KNOWLEDGE
                .pages()
                .forEach(page -> statements(page).forEach(statement -> shown.add(page.id() + statement.words())));
        Written written = new Written("causes.csv", "topics.csv", "fixes.csv");
        for (String id : written.pages()) {
            written.sections(id).stream()
                    .flatMap(section -> section.statements().stream())
                    .forEach(statement ->
                            assertTrue(shown.contains(id + statement.words()), id + ": " + statement.words()));
        }
    }

    @Test
    void pagesAreFoundByTitleIdNameAndNumberInEitherBase() {
        assertTrue(found("certificate expired").contains("certificate-expired"));
        assertTrue(found("0x904").contains("reason/0x904"));
        assertTrue(found("2308").contains("reason/0x904"));
        assertTrue(found("fdclose").contains("reason/0x904"));
        assertTrue(found("C10").contains("private-key-unreadable"));
        assertEquals(KNOWLEDGE.pages().size(), found(" ").size());
        assertEquals(List.of(), found("no such thing"));
    }

    @Test
    void whatWasUnderstoodOfATextLeadsToThePageOfBothCodesOrOfEach() {
        assertEquals(List.of("pair/0x904-0x7"), understood("0x904 0x7"));
        assertEquals(List.of("reason/0x808", "extended/0x101"), understood("0x808 0x101"));
        assertEquals(List.of("event/36870"), understood("event 36870"));
    }

    @Test
    void thePageOfACodeNamesItsCausesAndWhatIsEasilyTakenForIt() {
        Page reason = page("reason/0x104");
        assertTrue(statements(reason).anyMatch(statement -> statement.links().contains("dns-unresolved")));
        assertTrue(statements(reason).anyMatch(statement -> statement.links().contains("extended/0x104")));
        assertTrue(reason.text().contains("[sourced: "), reason.text());
    }

    private static List<String> found(String words) {
        return KNOWLEDGE.pages().stream()
                .filter(page -> page.has(words))
                .map(Page::id)
                .toList();
    }

    private static List<String> understood(String text) {
        return Explanation.of(text).understood().stream()
                .flatMap(each -> KNOWLEDGE.of(each).stream())
                .map(Page::id)
                .toList();
    }

    private static Page page(String id) {
        return KNOWLEDGE.of(id).orElseThrow(() -> new AssertionError("no page of " + id));
    }

    private static Stream<Statement> statements(Page page) {
        return page.sections().stream().flatMap(section -> section.statements().stream());
    }
}
