package dev.rollcall.ui.explain;

import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.Understood;
import dev.rollcall.diagnosis.knowledge.Knowledge;
import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.TallScroll;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a pasted error means, what it rules out, its causes, and which hosts show them now. JavaFX thread. */
public final class ExplainSheet {
    private static final double WIDTH = 720;
    private static final double TALLEST = 560;
    private static final int LONGEST_TITLE = 80;
    private static final int MOST_HOSTS = 20;

    private final Sheet sheet;
    private final Fixes fixes;
    private final Knowledge knowledge;
    private final Links links;

    /**
     * Where one goes from here; the sheet is closed by then.
     *
     * @param filter shows only what this query selects
     * @param open shows all that is known of a host
     * @param read shows the page of a cause or a code
     */
    public record Links(Consumer<String> filter, Consumer<HostId> open, Consumer<String> read) {}

    public ExplainSheet(Sheet sheet, Fixes fixes, Knowledge knowledge, Links links) {
        this.sheet = sheet;
        this.fixes = fixes;
        this.knowledge = knowledge;
        this.links = links;
    }

    /** @param rows all hosts, as they were last seen */
    public void show(Explanation explanation, List<Row> rows) {
        VBox parts = new VBox(8);
        parts.setId("explanation");
        explanation.understood().forEach(each -> parts.getChildren().add(understood(each)));
        if (!explanation.rulesOut().isEmpty()) {
            VBox list = new VBox(3);
            explanation.rulesOut().forEach(sentence -> list.getChildren().add(text(sentence)));
            parts.getChildren().addAll(title("RULES OUT"), list);
        }
        if (!explanation.causes().isEmpty()) {
            PointedCauses causes = new PointedCauses(fixes, leaving(links.filter()), leaving(links.read()));
            parts.getChildren().addAll(title("POINTS TO"), causes.of(explanation.causes(), rows));
        }
        if (!explanation.steps().isEmpty()) {
            parts.getChildren().addAll(title("STEP BY STEP"), GuideView.of(explanation.steps()));
        }
        parts.getChildren().addAll(title("HOSTS THAT SHOW SUCH A CAUSE NOW"), hosts(explanation, rows));
        TallScroll scroll = new TallScroll(parts);
        scroll.setMaxHeight(TALLEST);
        String input = explanation.input().replaceAll("\\s+", " ");
        Label heading = new Label(input.length() > LONGEST_TITLE ? input.substring(0, LONGEST_TITLE) + "…" : input);
        heading.setId("explain-title");
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        VBox content = new VBox(10, heading, scroll);
        content.setPrefWidth(WIDTH);
        Button close = Buttons.primary("Close", sheet::close);
        close.setId("explain-close");
        sheet.open(content, close, close);
    }

    private Node understood(Understood understood) {
        KnownCode known = understood.known();
        String name = known.code().isEmpty() ? "" : " · " + known.name();
        Label code = text(UnderstoodWords.code(understood) + name, "strong");
        Label source =
                text(known.source().words() + " (" + known.source().sureness().key() + ")", "faint", "small");
        FlowPane pages = new FlowPane(14, 2);
        for (Page page : knowledge.of(understood)) {
            Hyperlink link = new Hyperlink("Read about " + page.title());
            link.getStyleClass().add("link");
            link.setOnAction(event -> leaving(links.read()).accept(page.id()));
            pages.getChildren().add(link);
        }
        return new VBox(2, code, text(known.meaning()), source, pages);
    }

    private Node hosts(Explanation explanation, List<Row> rows) {
        List<String> ids = explanation.causeIds();
        List<Row> found = rows.stream()
                .filter(row -> row.diagnosis().stream().anyMatch(cause -> ids.contains(cause.id())))
                .toList();
        VBox list = new VBox(3);
        list.setId("explain-hosts");
        found.stream().limit(MOST_HOSTS).forEach(row -> list.getChildren().add(host(row, ids)));
        if (found.size() > MOST_HOSTS) {
            list.getChildren().add(text("and " + (found.size() - MOST_HOSTS) + " more", "muted"));
        }
        if (found.isEmpty()) {
            list.getChildren().add(text("None, by what was last seen of them.", "muted"));
        }
        return list;
    }

    private Node host(Row row, List<String> ids) {
        Hyperlink link = new Hyperlink(row.host().label());
        link.getStyleClass().add("link");
        link.setOnAction(event -> leaving(links.open()).accept(row.host().id()));
        return new VBox(link, text(PointedCauses.ofHost(row, ids), "muted", "small"));
    }

    private <T> Consumer<T> leaving(Consumer<T> there) {
        return wanted -> {
            sheet.close();
            there.accept(wanted);
        };
    }

    static Label title(String words) {
        return text(words, "caption");
    }

    /** @param looks style classes */
    static Label text(String words, String... looks) {
        Label label = new Label(words);
        label.getStyleClass().addAll(looks);
        label.setWrapText(true);
        return label;
    }
}
