package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.matrix.Apart.Shown;
import dev.rollcall.matrix.Likeness.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds entries that are the same machine twice. Safe for use from any thread.
 *
 * <p>The same address and port is the same listener, unless what answers there has several names, certificates or boot times; an
 * address that only name servers tell, or at which nothing answers, is a hint. The same name in NTLM challenges is the same
 * machine, unless certificates, boot times or the systems' own ids differ that can't have followed one another. The same id on the same
 * board is the same machine as well, unless its name, certificate or boot time says otherwise. A self-signed certificate alone proves
 * nothing: those who copy machines copy it too. The same address with other ports proves nothing either: a tunnel or a router
 * looks so. What was joined for one reason is not joined any further by another that its signs speak against.
 */
public final class Likenesses {
    private static final Comparator<Likeness> ORDER = Comparator.comparing(Likeness::kind)
            .thenComparing(Likeness::confidence)
            .thenComparing(likeness -> likeness.hosts().getFirst().label());

    /** How long an address is surely the same machine's. */
    private static final Duration LEASE = Duration.ofDays(1);

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
        groups(ordered, entry -> entry.selfSigned().stream())
                .forEach((_, group) -> sameCertificate(group, machines).ifPresent(list::add));
        return list.stream().distinct().sorted(ORDER).toList();
    }

    private static Stream<Endpoint> endpoints(MachineSigns entry) {
        return entry.addresses().stream()
                .map(address -> new Endpoint(address, entry.host().port()));
    }

    private record Endpoint(String address, int port) {
        String words() {
            return address + " port " + port;
        }
    }

    /** The system's id together with the machine's: a copy of the first alone runs on another. */
    private static Stream<String> installed(MachineSigns entry) {
        return entry.installation().map(id -> id + " " + entry.board().orElse("")).stream();
    }

    /** By what they have, those of two or more. */
    private static <T> Map<T, List<MachineSigns>> groups(
            List<MachineSigns> entries, Function<MachineSigns, Stream<T>> having) {
        Map<T, List<MachineSigns>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> having.apply(entry)
                .forEach(key ->
                        groups.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(entry)));
        groups.values().removeIf(group -> group.size() < 2);
        return groups;
    }

    private static void sameEndpoint(
            Endpoint endpoint, List<MachineSigns> group, SameMachines machines, List<Likeness> list) {
        String because = "same address " + endpoint.words();
        List<MachineSigns> there = group.stream()
                .filter(entry -> entry.answering().contains(endpoint.address()))
                .toList();
        if (there.isEmpty()) {
            boolean asked = group.stream().anyMatch(MachineSigns::asked);
            machines.join(
                    group,
                    asked ? Confidence.LOW : Confidence.MEDIUM,
                    asked ? because + ", where nothing answers" : because);
            return;
        }
        List<MachineSigns> only =
                there.stream().map(entry -> entry.only(endpoint.address())).toList();
        Optional<String> apart = Apart.why(only);
        if (apart.isPresent()) {
            list.add(likeness(Kind.ONE_ADDRESS, Confidence.MEDIUM, there, apart.get()));
            return;
        }
        boolean named = only.stream().anyMatch(entry -> entry.name().isPresent());
        boolean together = lookedAtTogether(there);
        // What told of itself elsewhere comes after what told of itself here: it may be another machine there.
        Map<Confidence, List<MachineSigns>> sure = new EnumMap<>(Confidence.class);
        for (MachineSigns entry : group) {
            boolean certain = named && (entry.name().isPresent() || entry.at().equals(Optional.of(endpoint.address())));
            Confidence unnamed =
                    together && entry.answering().contains(endpoint.address()) ? Confidence.HIGH : Confidence.MEDIUM;
            sure.computeIfAbsent(certain ? Confidence.CERTAIN : unnamed, _ -> new ArrayList<>())
                    .add(entry);
        }
        MachineSigns first = there.stream()
                .filter(entry -> entry.at().equals(Optional.of(endpoint.address())))
                .findFirst()
                .orElse(there.getFirst());
        sure.forEach((confidence, entries) -> machines.joinTo(first, entries, confidence, because));
    }

    /** An address may be another machine's a day later. */
    private static boolean lookedAtTogether(List<MachineSigns> group) {
        Instant first = group.stream()
                .map(MachineSigns::seen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = group.stream()
                .map(MachineSigns::seen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(first, last).compareTo(LEASE) < 0;
    }

    /** Copies may share both ids where their makers share the board: then something else tells them apart. */
    private static void sameInstallation(List<MachineSigns> group, SameMachines machines) {
        boolean whole = group.getFirst().board().isPresent();
        machines.join(group, whole ? Confidence.HIGH : Confidence.MEDIUM, "same machine id");
    }

    private static void sameName(String name, List<MachineSigns> group, SameMachines machines, List<Likeness> list) {
        if (machines.areOne(group)) {
            machines.join(group, Confidence.CERTAIN, "same computer name " + name);
            return;
        }
        Optional<String> apart =
                Apart.byCertificate(group).or(() -> Apart.byId(group)).or(() -> Apart.byBoot(group));
        if (apart.isPresent()) {
            list.add(likeness(Kind.ONE_NAME, Confidence.HIGH, group, name, apart.get()));
            return;
        }
        if (group.stream()
                .allMatch(entry -> entry.addresses().equals(group.getFirst().addresses()))) {
            machines.join(group, Confidence.MEDIUM, "same address and computer name " + name);
            return;
        }
        boolean shown = group.stream().allMatch(entry -> entry.shown().isPresent())
                && told(group, entry -> entry.shown().map(Shown::sha256)).size() == 1;
        machines.join(
                group,
                shown ? Confidence.MEDIUM : Confidence.LOW,
                "same computer name " + name + (shown ? " and certificate" : ""));
    }

    private static Optional<Likeness> sameCertificate(List<MachineSigns> group, SameMachines machines) {
        if (machines.areOne(group)) {
            return Optional.empty();
        }
        return Apart.byName(group)
                .or(() -> Apart.byId(group))
                .or(() -> Apart.byBoot(group))
                .map(apart -> likeness(Kind.ONE_CERTIFICATE, Confidence.HIGH, group, apart))
                .or(() -> Optional.of(
                        likeness(Kind.CERTIFICATE_ALONE, Confidence.LOW, group, "nothing tells them apart")));
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
