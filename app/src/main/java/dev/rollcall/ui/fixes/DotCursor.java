package dev.rollcall.ui.fixes;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Where the keyboard is among the dots of a wave, with a ring around it and words for those who don't see it. JavaFX thread. */
final class DotCursor {
    private final Dots dots;
    private final IntConsumer chosen;
    private final Region ring = new Region();
    private Consumer<Node> moved = shown -> {};
    private int now;

    /** @param chosen is given the number of the dot that a person wants to see more of */
    DotCursor(Dots dots, IntConsumer chosen) {
        this.dots = dots;
        this.chosen = chosen;
        ring.getStyleClass().add("dot-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(dots.focusedProperty());
        dots.setFocusTraversable(true);
        dots.setAccessibleRole(AccessibleRole.BUTTON);
        dots.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        dots.focusVisibleProperty().addListener((seen, before, visible) -> {
            place();
            reveal();
        });
    }

    Node ring() {
        return ring;
    }

    void onMoved(Consumer<Node> newMoved) {
        moved = newMoved;
    }

    boolean isOn(int index) {
        return now == index;
    }

    void put(int index) {
        now = index;
        place();
        tell();
    }

    /** The dots may have moved. */
    void place() {
        if (now < dots.count()) {
            Bounds place = dots.place(now);
            ring.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        }
    }

    /** Has it seen, if the keyboard is here. */
    void reveal() {
        if (dots.isFocused()) {
            moved.accept(ring);
        }
    }

    void tell() {
        dots.setAccessibleText(now < dots.count() ? dots.spoken(now) : "");
    }

    void choose() {
        if (now < dots.count()) {
            chosen.accept(now);
        }
    }

    /** Up from the first line and down from the last lead on to whatever is there, as from any field. */
    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.SPACE) {
            choose();
            event.consume();
            return;
        }
        int last = dots.count() - 1;
        int next = aim(code, last);
        if (next != now && next >= 0 && next <= last) {
            put(next);
            moved.accept(ring);
            event.consume();
        } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT || code == KeyCode.HOME || code == KeyCode.END) {
            event.consume();
        }
    }

    private int aim(KeyCode code, int last) {
        if (code == KeyCode.LEFT) {
            return now - 1;
        } else if (code == KeyCode.RIGHT) {
            return now + 1;
        } else if (code == KeyCode.UP) {
            return now - dots.columns();
        } else if (code == KeyCode.DOWN) {
            return below(last);
        } else if (code == KeyCode.HOME) {
            return 0;
        } else if (code == KeyCode.END) {
            return last;
        }
        return now;
    }

    /** The line below may be a short one. */
    private int below(int last) {
        int columns = dots.columns();
        boolean another = now / columns < last / columns;
        return another ? Math.min(last, now + columns) : now;
    }
}
