package dev.rollcall.matrix;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that hosts may have in common.
 *
 * @param value as the inventory or the host says it: foreign text
 */
public record Trait(Kind kind, String value) {
    /** What it is about, the more telling first. */
    public enum Kind {
        /** The gateway or the jump host that it is reached through. */
        GATEWAY("behind"),
        SITE("at site"),
        /** The /24 of an IPv4 address, the /64 of an IPv6 one. */
        SUBNET("in"),
        /** Who issued the certificate that it shows; nobody where that is self-signed. */
        ISSUER("with a certificate from"),
        /** The version that Windows tells in its NTLM challenge. */
        BUILD("on build"),
        /** As the inventory says it. */
        SYSTEM("on"),
        /** What follows the first label of its name. */
        DOMAIN("in domain"),
        TAG("tagged");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** As it follows "31 of 33 are": {@code behind gw-2}. */
    public String words() {
        return kind.words + " " + value;
    }

    /** What is known of one host; a kind of which nothing is known speaks neither for nor against it. */
    record Known(Set<Kind> kinds, List<Trait> traits) {
        static Known of(Row row) {
            Known known = new Known(EnumSet.of(Kind.GATEWAY, Kind.TAG), new ArrayList<>());
            Host host = row.host();
            host.gateway().ifPresent(gateway -> known.add(Kind.GATEWAY, gateway.label()));
            host.access().jump().ifPresent(jump -> known.add(Kind.GATEWAY, jump.host()));
            known.add(Kind.SITE, host.labels().site());
            known.add(Kind.SYSTEM, host.labels().operatingSystem());
            host.labels().tags().forEach(tag -> known.add(Kind.TAG, tag));
            if (AddressText.literal(host.name()).isEmpty()) {
                known.kinds.add(Kind.DOMAIN);
                int dot = host.name().indexOf('.');
                known.add(Kind.DOMAIN, dot < 0 ? "" : host.name().substring(dot + 1));
            }
            row.verdict()
                    .flatMap(verdict -> verdict.address())
                    .or(host::expectedAddress)
                    .ifPresent(address -> known.add(Kind.SUBNET, subnet(address)));
            row.finding(Check.NLA)
                    .flatMap(nla -> nla.text("os_version"))
                    .ifPresent(version -> known.add(Kind.BUILD, version));
            row.finding(Check.CERTIFICATE).ifPresent(certificate -> {
                boolean own = Boolean.TRUE.equals(certificate.facts().get("self_signed"));
                certificate.text("issuer").ifPresent(issuer -> known.add(Kind.ISSUER, own ? "" : issuer));
                if (own) {
                    known.kinds.add(Kind.ISSUER);
                }
            });
            return known;
        }

        private void add(Kind kind, String value) {
            if (!value.isBlank()) {
                kinds.add(kind);
                Trait trait = new Trait(kind, value);
                // A gateway may be the jump host as well: that is one thing in common, not two.
                if (!traits.contains(trait)) {
                    traits.add(trait);
                }
            }
        }

        private static String subnet(InetAddress address) {
            byte[] bytes = address.getAddress();
            boolean old = bytes.length == 4;
            Arrays.fill(bytes, old ? 3 : 8, bytes.length, (byte) 0);
            try {
                return AddressText.of(InetAddress.getByAddress(bytes)) + (old ? "/24" : "/64");
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
