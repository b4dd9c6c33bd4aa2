package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each script stands alone, so what they share is in each of them; here it is held that it is the same. */
class HostScriptsTest {
    private static final String MARK = "# ==== ";

    @Test
    void everyFixForHostsHasAScript() {
        for (HostFix fix : hostFixes()) {
            assertTrue(
                    fix.script(Language.SH).isPresent()
                            || fix.script(Language.POWERSHELL).isPresent(),
                    fix.id());
        }
    }

    @Test
    void whatScriptsShareIsTheSameInAll() {
        Map<String, String> first = new HashMap<>();
        for (Script script : scripts()) {
            shared(script).forEach((name, text) -> {
                String key = script.language() + " " + name;
                assertEquals(first.getOrDefault(key, text), text, script.name() + ": " + name);
                first.put(key, text);
            });
        }
    }

    @Test
    void everyScriptReportsInTheSameWay() {
        for (Script script : scripts()) {
            assertTrue(shared(script).containsKey("report: the same in every fix"), script.name());
        }
    }

    @Test
    void scriptsArePlainAscii() {
        for (Script script : scripts()) {
            assertFalse(script.text().chars().anyMatch(character -> character > '~'), script.name());
            assertFalse(script.text().contains("\r"), script.name());
        }
    }

    @Test
    void idsAreUnique() {
        List<String> ids = Fixes.standard().all().stream().map(Fix::id).toList();
        assertEquals(new TreeSet<>(ids).size(), ids.size());
    }

    private static List<HostFix> hostFixes() {
        List<HostFix> fixes = new ArrayList<>();
        for (Fix fix : Fixes.standard().all()) {
            switch (fix) {
                case HostFix onHost -> fixes.add(onHost);
                case DeskFix _ -> {}
            }
        }
        return fixes;
    }

    private static List<Script> scripts() {
        return hostFixes().stream()
                .flatMap(fix -> List.of(fix.script(Language.SH), fix.script(Language.POWERSHELL)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The parts between the marks, by what the mark says of them. */
    private static Map<String, String> shared(Script script) {
        Map<String, String> parts = new HashMap<>();
        String name = "";
        StringBuilder part = new StringBuilder();
        for (String line : script.text().lines().toList()) {
            if (line.startsWith(MARK)) {
                if (!name.isEmpty()) {
                    parts.put(name, part.toString());
                }
                String said = line.replace("=", "").replace("#", "").strip();
                name = said.equals("end") ? "" : said;
                part.setLength(0);
            } else {
                part.append(line).append('\n');
            }
        }
        assertTrue(name.isEmpty(), () -> script.name() + " has a part without an end");
        return parts;
    }
}
