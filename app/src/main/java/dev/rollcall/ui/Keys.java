package dev.rollcall.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that the window hears wherever the keyboard is. */
final class Keys {
    private Keys() {}

    /** @param escape is called where nothing else took the key */
    static void on(Scene scene, Runnable filter, Runnable open, Runnable check, Runnable escape) {
        scene.getAccelerators().put(shortcut(KeyCode.F), filter);
        scene.getAccelerators().put(shortcut(KeyCode.I), open);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), check);
        scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                escape.run();
            }
        });
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
