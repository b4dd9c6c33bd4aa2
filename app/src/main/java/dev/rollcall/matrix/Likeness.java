package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Entries of the inventory that lead to one machine, or to several that can't be told apart as they should.
 *
 * @param hosts two or more
 * @param because what they have in common, the strongest first, with foreign text as it came
 */
public record Likeness(Kind kind, Confidence confidence, List<Host> hosts, List<String> because) {
    private static final int NAMED = 4;

    public Likeness {
        hosts = List.copyOf(hosts);
        because = List.copyOf(because);
    }

    /** What it comes to. */
    public enum Kind {
        /** The same machine twice. */
        ONE_MACHINE("one machine"),
        /** Behind one address several machines answer: a load balancer, or translated addresses. */
        ONE_ADDRESS("several machines behind one address"),
        /** Several machines go by one name: copies that were never renamed. */
        ONE_NAME("same computer name on several machines"),
        /** Several machines show one self-signed certificate: copies of one template. */
        ONE_CERTIFICATE("same certificate on several machines"),
        /** One self-signed certificate, and nothing that tells whether one machine shows it or copies of it do. */
        CERTIFICATE_ALONE("same certificate: one machine, or copies of one template");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Those that one of them shares it with. */
    public List<Host> besides(HostId one) {
        return hosts.stream().filter(host -> !host.id().equals(one)).toList();
    }

    /** Whether it is no more than likely. */
    public boolean doubtful() {
        boolean guess = kind == Kind.ONE_MACHINE || kind == Kind.ONE_ADDRESS;
        return guess && confidence.compareTo(Confidence.HIGH) > 0;
    }

    /** What they have in common: {@code same address 10.4.1.20 port 3389; same computer name rds-1}. */
    public String reasons() {
        return String.join("; ", because);
    }

    /** The first of some hosts by name: {@code rds-1, rds-2 and 3 more}. */
    public static String named(List<Host> some) {
        String more = some.size() > NAMED ? " and " + (some.size() - NAMED) + " more" : "";
        return some.stream().limit(NAMED).map(Host::label).collect(Collectors.joining(", ")) + more;
    }

    /** One line: {@code one machine: rds-1, 10.4.1.20 (same address and port: 10.4.1.20 3389)}. */
    public String words() {
        return (doubtful() ? "perhaps " : "") + kind.words + ": " + named(hosts) + " (" + reasons() + ")";
    }
}
