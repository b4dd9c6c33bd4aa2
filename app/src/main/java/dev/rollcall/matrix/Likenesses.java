package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.matrix.Likeness.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds entries that are the same machine twice. Safe for use from any thread.
 *
 * <p>The same address and port is the same listener, unless it answers by several names. The same name in NTLM challenges is
 * the same machine, unless self-signed certificates, boot times or the systems' own ids differ. The same id on the same board is
 * the same machine as well, unless its name, certificate or boot time says otherwise. A self-signed certificate alone proves nothing: those
 * who copy machines copy it too. The same address with other ports proves nothing either: a tunnel or a router looks so.
 */
public final class Likenesses {
    private static final Comparator<Likeness> ORDER = Comparator.comparing(Likeness::kind)
            .thenComparing(Likeness::confidence)
            .thenComparing(likeness -> likeness.hosts().getFirst().label());

    private final List<MachineSigns> entries = new ArrayList<>();

    /** Among these rows; those that were not checked are left out. */
    public static List<Likeness> of(Collection<Row> rows) {
        Likenesses likenesses = new Likenesses();
        rows.forEach(likenesses::add);
        return likenesses.list();
    }

    /** One more host; each is added once. */
    public void add(Row row) {
        Optional<MachineSigns> signs = MachineSigns.of(row);
        synchronized (this) {
            signs.ifPresent(entries::add);
        }
    }

    /** The same machine twice first, the surest first. */
    public synchronized List<Likeness> list() {
        List<MachineSigns> ordered = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.host().label()))
                .toList();
        SameMachines machines = new SameMachines();
        List<Likeness> list = new ArrayList<>();
        groups(ordered, Likenesses::endpoints)
                .forEach((endpoint, group) -> sameEndpoint(endpoint, group, machines, list));
        groups(ordered, Likenesses::installed).forEach((_, group) -> sameInstallation(group, machines));
        groups(ordered, entry -> entry.name().stream()).forEach((name, group) -> sameName(name, group, machines, list));
        list.addAll(machines.list());
        groups(ordered, entry -> entry.certificate().stream())
                .forEach((_, group) -> sameCertificate(group, machines).ifPresent(list::add));
        return list.stream().distinct().sorted(ORDER).toList();
    }

    private static Stream<String> endpoints(MachineSigns entry) {
        return entry.addresses().stream()
                .map(address -> address + " port " + entry.host().port());
    }

    /** The system's id together with the machine's: a copy of the first alone runs on another. */
    private static Stream<String> installed(MachineSigns entry) {
        return entry.installation().map(id -> id + " " + entry.board().orElse("")).stream();
    }

    /** By what they have, those of two or more. */
    private static Map<String, List<MachineSigns>> groups(
            List<MachineSigns> entries, Function<MachineSigns, Stream<String>> having) {
        Map<String, List<MachineSigns>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> having.apply(entry)
                .forEach(key ->
                        groups.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(entry)));
        groups.values().removeIf(group -> group.size() < 2);
        return groups;
    }

    private static void sameEndpoint(
            String endpoint, List<MachineSigns> group, SameMachines machines, List<Likeness> list) {
        List<String> names = told(group, MachineSigns::name);
        if (names.size() > 1) {
            list.add(likeness(
                    Kind.ONE_ADDRESS,
                    Confidence.MEDIUM,
                    group,
                    "answers as " + String.join(", ", names.subList(0, 2))));
            return;
        }
        machines.join(group, names.isEmpty() ? Confidence.HIGH : Confidence.CERTAIN, "same address " + endpoint);
    }

    /** Copies may share both ids where their makers share the board: then something else tells them apart. */
    private static void sameInstallation(List<MachineSigns> group, SameMachines machines) {
        boolean apart = told(group, MachineSigns::name).size() > 1
                || told(group, MachineSigns::certificate).size() > 1
                || ruledOutByBoot(group);
        if (!apart) {
            boolean whole = group.getFirst().board().isPresent();
            machines.join(group, whole ? Confidence.HIGH : Confidence.MEDIUM, "same machine id");
        }
    }

    private static void sameName(String name, List<MachineSigns> group, SameMachines machines, List<Likeness> list) {
        if (machines.areOne(group)) {
            machines.join(group, Confidence.CERTAIN, "same computer name " + name);
            return;
        }
        if (group.stream()
                .allMatch(entry -> entry.addresses().equals(group.getFirst().addresses()))) {
            machines.join(group, Confidence.MEDIUM, "same address and computer name " + name);
            return;
        }
        List<String> certificates = told(group, MachineSigns::certificate);
        if (certificates.size() > 1) {
            list.add(likeness(Kind.ONE_NAME, Confidence.HIGH, group, name, "their self-signed certificates differ"));
            return;
        }
        if (told(group, MachineSigns::installation).size() > 1) {
            list.add(likeness(Kind.ONE_NAME, Confidence.HIGH, group, name, "their machine ids differ"));
            return;
        }
        if (ruledOutByBoot(group)) {
            list.add(likeness(Kind.ONE_NAME, Confidence.HIGH, group, name, "they came up at different times"));
            return;
        }
        boolean shown = group.stream().allMatch(entry -> entry.certificate().isPresent());
        machines.join(
                group,
                shown ? Confidence.MEDIUM : Confidence.LOW,
                "same computer name " + name + (shown ? " and self-signed certificate" : ""));
    }

    private static boolean ruledOutByBoot(List<MachineSigns> group) {
        return group.stream()
                .flatMap(entry -> entry.boot().stream())
                .anyMatch(boot ->
                        group.stream().flatMap(entry -> entry.boot().stream()).anyMatch(boot::rulesOut));
    }

    private static Optional<Likeness> sameCertificate(List<MachineSigns> group, SameMachines machines) {
        if (machines.areOne(group)) {
            return Optional.empty();
        }
        List<String> names = told(group, MachineSigns::name);
        if (names.size() > 1) {
            return Optional.of(likeness(
                    Kind.ONE_CERTIFICATE,
                    Confidence.HIGH,
                    group,
                    "answer as " + String.join(", ", names.stream().limit(2).toList())
                            + (names.size() > 2 ? "…" : "")));
        }
        if (told(group, MachineSigns::installation).size() > 1) {
            return Optional.of(likeness(Kind.ONE_CERTIFICATE, Confidence.HIGH, group, "their machine ids differ"));
        }
        return ruledOutByBoot(group)
                ? Optional.of(likeness(Kind.ONE_CERTIFICATE, Confidence.HIGH, group, "they came up at different times"))
                : Optional.of(likeness(
                        Kind.CERTIFICATE_ALONE, Confidence.LOW, group, "nothing tells the computers' own names"));
    }

    private static List<String> told(List<MachineSigns> group, Function<MachineSigns, Optional<String>> what) {
        return group.stream()
                .flatMap(entry -> what.apply(entry).stream())
                .distinct()
                .toList();
    }

    private static Likeness likeness(Kind kind, Confidence confidence, List<MachineSigns> group, String... because) {
        return new Likeness(
                kind,
                confidence,
                group.stream().map(MachineSigns::host).toList(),
                Stream.of(because).toList());
    }
}
