package dev.rollcall.cli;

import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fixes say of themselves, as text. */
final class FixSheets {
    private FixSheets() {}

    static List<@Nullable Object> row(FixSheet sheet) {
        return ListFormat.row(sheet.id(), sheet.risk().words(), sheet.undo() ? "yes" : "no", sheet.summary());
    }

    /** @throws InputException where there is none of that name */
    static Fix named(String id) throws InputException {
        return Fixes.standard().of(id).orElseThrow(() -> {
            List<String> ids = Fixes.standard().all().stream().map(Fix::id).toList();
            return new InputException("there is no fix \"" + PlainText.cut(PlainText.line(id), 60) + "\""
                    + Spelling.nearest(id, ids)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(" (rollcall fix list shows them)"));
        });
    }

    static String parameter(FixParameter parameter) {
        String form = switch (parameter.form()) {
            case Form.Text _ -> "text";
            case Form.Networks _ -> "networks, like 10.1.0.0/16,local";
            case Form.Flag _ -> "yes or no";
            case Form.Count(long least, long most) -> "number, " + least + " to " + most;
            case Form.Span _ -> "time, like 15m";
            case Form.Choice(List<String> of) -> String.join(" | ", of);
            case Form.File _ -> "file";
        };
        String usual = parameter
                .usual()
                .map(value -> value.isEmpty() ? "" : "; " + value + " unless said")
                .orElse(parameter.required() ? "; must be said" : "");
        return parameter.key() + " (" + form + "): " + parameter.meaning() + usual;
    }
}
