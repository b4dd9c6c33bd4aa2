package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's inventories in INI form: hosts in groups, which become tags, with variables of either. */
final class AnsibleInventory implements Importer {
    private static final Pattern SECTION = Pattern.compile("\\[([\\p{L}\\p{N}_.-]+)(?::(vars|children))?]");
    private static final Pattern VARIABLE = Pattern.compile("(?:^|\\s)ansible_[a-z_]+\\s*=");
    private static final Pattern COMMENT = Pattern.compile("^\\s*[#;].*|\\s#.*");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']+|\"[^\"]*\"|'[^']*')+");
    private static final int LINES_LOOKED_AT = 1000;

    @Override
    public String title() {
        return "Ansible inventory";
    }

    @Override
    public boolean recognises(ImportSource source) {
        return source.lines().stream()
                .limit(LINES_LOOKED_AT)
                .map(AnsibleInventory::stripped)
                .anyMatch(line -> SECTION.matcher(line).matches()
                        || VARIABLE.matcher(line).find());
    }

    /** A line that names a host, or a range of them. */
    private record Named(int line, String text, String group, Map<String, String> variables) {}

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        Collected collected = new Collected(source.name());
        AnsibleGroups groups = new AnsibleGroups();
        List<Named> named = new ArrayList<>();
        String group = AnsibleGroups.UNGROUPED;
        String part = "";
        int number = 0;
        for (String raw : source.lines()) {
            number++;
            String line = stripped(raw);
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                group = section.group(1);
                part = section.group(2) == null ? "" : section.group(2);
            } else if (!line.isEmpty() && part.equals("children")) {
                groups.child(group, line);
            } else if (!line.isEmpty() && part.equals("vars")) {
                groups.variables(group).putAll(variables(List.of(line.replaceFirst("\\s*=\\s*", "="))));
            } else if (!line.isEmpty()) {
                List<String> words = words(line);
                named.add(new Named(number, words.getFirst(), group, variables(words.subList(1, words.size()))));
            }
        }
        AnsibleNotes notes = new AnsibleNotes();
        for (Named host : together(named)) {
            add(host, groups, notes, collected);
        }
        notes.all().forEach(collected::note);
        return collected.preview(title());
    }

    /** A host may be named in several groups, and have its variables in one of them. */
    private static List<Named> together(List<Named> named) {
        Map<String, Map<String, String>> own = new LinkedHashMap<>();
        named.forEach(host ->
                own.computeIfAbsent(host.text(), _ -> new LinkedHashMap<>()).putAll(host.variables()));
        return named.stream()
                .map(host -> new Named(
                        host.line(), host.text(), host.group(), own.getOrDefault(host.text(), host.variables())))
                .toList();
    }

    private static void add(Named named, AnsibleGroups groups, AnsibleNotes notes, Collected collected)
            throws InputException {
        List<Host> hosts;
        try {
            Map<String, String> all = new LinkedHashMap<>(groups.inherited(named.group()));
            all.putAll(named.variables());
            hosts = new AnsibleHost(all, notes).hosts(named.text(), new TreeSet<>(groups.above(named.group())));
        } catch (InputException e) {
            collected.skip(named.line(), named.text(), String.valueOf(e.getMessage()));
            return;
        }
        collected.add(hosts);
    }

    private static String stripped(String line) {
        return COMMENT.matcher(line).replaceAll("").strip();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group());
        }
        return words.isEmpty() ? List.of(line) : words;
    }

    private static Map<String, String> variables(List<String> words) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                variables.put(
                        word.substring(0, equals).strip(),
                        unquoted(word.substring(equals + 1).strip()));
            }
        }
        return variables;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
