package dev.rollcall.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** Something dragged in from another program: no robot can do that, so the scene's own events are fired. JavaFX thread. */
final class Dropped {
    private final Scene scene;
    private final Dragboard board;

    Dropped(Scene scene, DataFormat format, Object content) {
        this.scene = scene;
        board = DragboardHelper.createDragboard(new Carried(Map.of(format, content)));
    }

    /** Over the window; whether it would be taken. */
    boolean over() {
        return fire(DragEvent.DRAG_OVER).isAccepted();
    }

    void away() {
        fire(DragEvent.DRAG_EXITED);
    }

    void drop() {
        fire(DragEvent.DRAG_DROPPED);
    }

    private DragEvent fire(EventType<DragEvent> type) {
        Node on = scene.getRoot();
        PickResult place = new PickResult(on, 300, 300);
        DragEvent event = new DragEvent(on, on, type, board, 300, 300, 300, 300, TransferMode.COPY, null, on, place);
        Event.fireEvent(on, event);
        return event;
    }
}
