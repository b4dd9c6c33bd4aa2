package dev.rollcall.store;

import static dev.rollcall.store.schema.Tables.SETTING;

import dev.rollcall.inventory.Settings;
import java.util.Optional;

final class StoredSettings implements Settings {
    private final StoreThread thread;

    StoredSettings(StoreThread thread) {
        this.thread = thread;
    }

    @Override
    public Optional<String> get(String key) {
        return thread.get(context -> context.select(SETTING.SETTING_TEXT)
                .from(SETTING)
                .where(SETTING.SETTING_KEY.eq(key))
                .fetchOptional(SETTING.SETTING_TEXT));
    }

    @Override
    public void put(String key, String text) {
        if (text.length() > SETTING.SETTING_TEXT.getDataType().length()) {
            throw new IllegalArgumentException("the setting " + key + " is too long to keep");
        }
        thread.run(context -> context.insertInto(SETTING)
                .set(SETTING.SETTING_KEY, key)
                .set(SETTING.SETTING_TEXT, text)
                .onConflict(SETTING.SETTING_KEY)
                .doUpdate()
                .set(SETTING.SETTING_TEXT, text)
                .execute());
    }
}
