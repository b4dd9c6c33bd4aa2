package dev.rollcall.fix;

import dev.rollcall.host.InputException;
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

    /**
     * The scripts of the operator's own that such an order runs, by file name, as they are now; none for nearly all fixes.
     *
     * @param said by key
     * @throws InputException where one can't be read
     */
    public static Map<String, String> own(Fix fix, Map<String, String> said) throws InputException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fix instanceof HostFix made && made.ownScripts().stream().anyMatch(said::containsKey)) {
            Map<String, Object> files =
                    new LinkedHashMap<>(FixSettings.of(fix.sheet(), said).values());
            files.keySet().retainAll(made.ownScripts());
            FixSettings own = new FixSettings(files);
            Map<String, Object> told = own.told();
            for (String key : made.ownScripts()) {
                own.file(key)
                        .ifPresent(
                                file -> texts.put(String.valueOf(file.getFileName()), String.valueOf(told.get(key))));
            }
        }
        return texts;
    }

    private static void keep(Script script, Map<String, String> texts) {
        texts.put(script.name(), script.text());
    }
}
