package dev.rollcall.matrix;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Likeness.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only many hosts together tell: what those with one cause share, and which entries lead to the same machine.
 *
 * @param causes on how many hosts each is likely, by its id
 * @param likenesses of each host that is in one
 */
public record Commonalities(
        List<Correlation> correlations, Map<String, Integer> causes, Map<HostId, List<Likeness>> likenesses) {
    /** Nothing is known. */
    public static final Commonalities NONE = new Commonalities(List.of(), Map.of(), Map.of());

    public Commonalities {
        correlations = List.copyOf(correlations);
        causes = Map.copyOf(causes);
        likenesses = Map.copyOf(likenesses);
    }

    /** Among these; takes a moment for many rows, so not for the thread of a window. */
    public static Commonalities of(Collection<Row> rows) {
        Correlations correlations = new Correlations();
        Likenesses likenesses = new Likenesses();
        for (Row row : rows) {
            correlations.add(row);
            likenesses.add(row);
        }
        Map<HostId, List<Likeness>> byHost = new HashMap<>();
        for (Likeness likeness : likenesses.list()) {
            for (Host host : likeness.hosts()) {
                byHost.computeIfAbsent(host.id(), _ -> new ArrayList<>(1)).add(likeness);
            }
        }
        return new Commonalities(correlations.list(), correlations.counts(), byHost);
    }

    /** What the hosts with that cause share, where anything is to be said of it. */
    public Optional<Correlation> of(String cause) {
        return correlations.stream()
                .filter(correlation -> correlation.cause().id().equals(cause))
                .findFirst();
    }

    /** The surest first. */
    public List<Likeness> of(HostId host) {
        return likenesses.getOrDefault(host, List.of());
    }

    /** Other entries that surely are the machine of that one. */
    public List<Host> sameMachine(HostId host) {
        return of(host).stream()
                .filter(likeness -> likeness.kind() == Kind.ONE_MACHINE && !likeness.doubtful())
                .flatMap(likeness -> likeness.besides(host).stream())
                .toList();
    }
}
