package dev.rollcall.inventory;

import java.util.Optional;

/** What a user chose, by key: theme, column order, window size… Safe for use from any thread. */
public interface Settings {
    Optional<String> get(String key);

    void put(String key, String text);
}
