package dev.rollcall.cli;

import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.diagnosis.knowledge.PageKind;
import dev.rollcall.diagnosis.knowledge.Section;
import dev.rollcall.diagnosis.knowledge.Statement;
import dev.rollcall.matrix.Row;
import java.io.PrintStream;
import java.util.List;

/** Pages of what is known, for people. */
final class PageText {
    private static final int MOST_HOSTS = 20;
    private static final int ID_WIDTH = 30;

    private final PrintStream out;

    PageText(PrintStream out) {
        this.out = out;
    }

    /** @param hosts kept hosts that have this cause */
    void print(Page page, List<Row> hosts) {
        out.println(page.kind().key() + " " + page.id() + ": " + page.title());
        for (Section section : page.sections()) {
            out.println();
            out.println(section.title() + ":");
            section.statements().forEach(this::statement);
        }
        if (!hosts.isEmpty()) {
            out.println();
            out.println("Kept hosts that have it: " + hosts.size());
            hosts.stream()
                    .limit(MOST_HOSTS)
                    .forEach(row -> out.println("  " + PlainText.line(row.host().label())));
            if (hosts.size() > MOST_HOSTS) {
                out.println("  and " + (hosts.size() - MOST_HOSTS) + " more");
            }
        }
        out.flush();
    }

    private void statement(Statement statement) {
        out.println("  " + statement.words());
        String see = statement.links().isEmpty() ? "" : "; see " + String.join(", ", statement.links());
        out.println("    " + statement.sureness().key() + ": " + statement.source() + see);
    }

    /** Ids and titles, grouped by kind. */
    void list(List<Page> pages) {
        for (PageKind kind : PageKind.values()) {
            List<Page> those =
                    pages.stream().filter(page -> page.kind() == kind).toList();
            if (!those.isEmpty()) {
                out.println(kind.title() + ":");
                int width = Math.max(
                        ID_WIDTH,
                        1
                                + those.stream()
                                        .mapToInt(page -> page.id().length())
                                        .max()
                                        .orElse(0));
                those.forEach(page -> out.println(
                        "  " + page.id() + " ".repeat(width - page.id().length()) + page.title()));
            }
        }
        out.flush();
    }
}
