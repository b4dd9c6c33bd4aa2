package violating.probe;

import javafx.scene.paint.Color;
import violating.ui.Screen;

/** Breaks rules on purpose: a lower package that knows a higher one, and JavaFX outside of ui. */
public final class LooksUp {
    public String describe(Screen screen) {
        return screen.look(this) + Color.RED;
    }
}
