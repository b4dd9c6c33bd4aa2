package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
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

    /** One line: {@code one machine: rds-1, 10.4.1.20 (same address and port: 10.4.1.20 3389)}. */
    public String words() {
        String doubt = kind == Kind.ONE_MACHINE && confidence.compareTo(Confidence.HIGH) > 0 ? "perhaps " : "";
        String more = hosts.size() > NAMED ? " and " + (hosts.size() - NAMED) + " more" : "";
        return doubt + kind.words + ": "
                + hosts.stream().limit(NAMED).map(Host::label).collect(Collectors.joining(", ")) + more + " ("
                + String.join("; ", because) + ")";
    }
}
