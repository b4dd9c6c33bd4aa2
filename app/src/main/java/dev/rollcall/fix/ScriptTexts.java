package dev.rollcall.fix;

import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scripts of a fix, as people read them before they let them run. */
public final class ScriptTexts {
    private ScriptTexts() {}

    /** What is run on hosts, by file name; none for a fix that is made on the operator's own computer. */
    public static Map<String, String> of(Fix fix) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            switch (fix) {
                case HostFix made -> made.script(language).ifPresent(script -> keep(script, texts));
                case DeskFix _ -> {}
            }
        }
        return texts;
    }

    private static void keep(Script script, Map<String, String> texts) {
        texts.put(script.name(), script.text());
    }
}
