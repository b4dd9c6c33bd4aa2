package dev.rollcall.ui.fixes;

import dev.rollcall.fix.FixParameter;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Form;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** A field for each parameter of a fix, of the kind that fits it. JavaFX thread. */
final class FixFields {
    private final List<FixParameter> parameters;
    private final Map<String, Said> fields = new LinkedHashMap<>();

    /** @param chooseFile is given what the file is */
    FixFields(Form form, List<FixParameter> parameters, Function<String, Optional<Path>> chooseFile) {
        this.parameters = parameters;
        for (FixParameter parameter : parameters) {
            fields.put(parameter.key(), field(form, parameter, chooseFile));
        }
    }

    /**
     * What was said, by key, without what was left empty.
     *
     * @throws InputException where something that is needed is missing
     */
    Map<String, String> said() throws InputException {
        Map<String, String> said = new LinkedHashMap<>();
        for (FixParameter parameter : parameters) {
            Said field = fields.get(parameter.key());
            String text = field == null ? "" : field.text();
            if (!text.isEmpty()) {
                said.put(parameter.key(), text);
            } else if (parameter.required()) {
                throw new InputException("This is needed: " + name(parameter) + ".");
            }
        }
        return said;
    }

    private static Said field(Form form, FixParameter parameter, Function<String, Optional<Path>> chooseFile) {
        String id = "fix-parameter-" + parameter.key();
        String usual = parameter.usual().orElse("");
        return switch (parameter.form()) {
            case FixParameter.Form.Flag _ -> {
                CheckBox box = form.tick(id, name(parameter));
                box.setSelected(usual.equals("true") || usual.equals("yes"));
                yield () -> box.isSelected() ? "yes" : usual.isEmpty() ? "" : "no";
            }
            case FixParameter.Form.Choice(List<String> of) -> {
                ComboBox<String> box = new ComboBox<>();
                box.setId(id);
                box.setMaxWidth(Double.MAX_VALUE);
                box.getItems().setAll(of);
                parameter.usual().ifPresent(box::setValue);
                form.other(name(parameter), box);
                yield () -> Optional.ofNullable(box.getValue()).orElse("");
            }
            case FixParameter.Form.File _ -> {
                TextField field = form.text(id, name(parameter), "");
                form.button(
                        "Choose…",
                        () -> chooseFile.apply(name(parameter)).ifPresent(file -> field.setText(file.toString())));
                yield () -> field.getText().strip();
            }
            case FixParameter.Form.Text _ -> text(form.text(id, name(parameter), usual), usual);
            case FixParameter.Form.Networks _ -> text(form.text(id, name(parameter), usual), usual);
            case FixParameter.Form.Count _ -> text(form.text(id, name(parameter), usual), usual);
            case FixParameter.Form.Span _ ->
                text(form.text(id, name(parameter) + ", like 20s, 15m or 2h", usual), usual);
        };
    }

    private static Said text(TextField field, String usual) {
        field.setText(usual);
        return () -> field.getText().strip();
    }

    private static String name(FixParameter parameter) {
        String meaning = parameter.meaning();
        return meaning.isEmpty() ? parameter.key() : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
    }

    @FunctionalInterface
    private interface Said {
        String text();
    }
}
