package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Evidence;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that hosts may have in common.
 *
 * @param value as the inventory or the host says it: foreign text
 */
public record Trait(Kind kind, String value) {
    /** What it is about, the more telling first. */
    public enum Kind {
        /** The gateway or the jump host that it is reached through. */
        GATEWAY("behind", Field.BEHIND),
        SITE("at site", Field.SITE),
        /** The /24 of an IPv4 address, the /64 of an IPv6 one. */
        SUBNET("in", Field.SUBNET),
        /** Who issued the certificate that it shows; nobody where that is self-signed. */
        ISSUER("with a certificate from", Field.ISSUER),
        /** The template of a Windows certification authority that its certificate was made after. */
        TEMPLATE("with a certificate of template", Field.TEMPLATE),
        /** A name server that told less of it, or something else, than another one did. */
        MISLED("answered otherwise by name server", Field.MISLED),
        /** A name server that was asked for it. */
        RESOLVER("asked of name server", Field.RESOLVER),
        /** The version that Windows tells in its NTLM challenge. */
        BUILD("on build", Field.BUILD),
        /** As the inventory says it. */
        SYSTEM("on", Field.OS),
        /** What follows the first label of its name. */
        DOMAIN("in domain", Field.DOMAIN),
        TAG("tagged", Field.TAG);

        private final String words;
        private final Field field;

        Kind(String words, Field field) {
            this.words = words;
            this.field = field;
        }

        Field field() {
            return field;
        }

        /** As people type one: what is a place also without its port, and a gateway by the first label of its name. */
        Stream<String> spellings(String value) {
            return switch (this) {
                case GATEWAY -> {
                    String name = withoutPort(value);
                    int dot = AddressText.literal(name).isPresent() ? -1 : name.indexOf('.');
                    yield Stream.of(value, name, dot > 0 ? name.substring(0, dot) : name);
                }
                case MISLED, RESOLVER -> Stream.of(value, withoutPort(value));
                case SITE, SUBNET, ISSUER, TEMPLATE, BUILD, SYSTEM, DOMAIN, TAG -> Stream.of(value);
            };
        }

        private static String withoutPort(String place) {
            int colon = place.lastIndexOf(':');
            if (place.startsWith("[")) {
                return place.substring(1, Math.max(1, place.indexOf(']')));
            }
            return colon > 0 && place.indexOf(':') == colon ? place.substring(0, colon) : place;
        }

        /** Whether it takes no check to know it. */
        boolean isInventory() {
            return switch (this) {
                case GATEWAY, SITE, SYSTEM, DOMAIN, TAG -> true;
                case SUBNET, ISSUER, TEMPLATE, MISLED, RESOLVER, BUILD -> false;
            };
        }
    }

    /** As it follows "31 of 33 are", on one line of printable text: {@code behind gw-2}. */
    public String words() {
        return kind.words + " " + Evidence.line(value);
    }

    /** Selects the hosts that have it: {@code behind:gw-2}. */
    public String query() {
        return kind.field.key() + ":" + Quotes.value(value.toLowerCase(Locale.ROOT));
    }

    /** Whether a host has it. */
    public boolean describes(Row row) {
        return Known.of(row, EnumSet.of(kind)).traits().contains(this);
    }

    /** What of this kind a host has. */
    static Stream<String> of(Kind kind, Row row) {
        return Known.of(row, EnumSet.of(kind)).traits().stream()
                .filter(trait -> trait.kind() == kind)
                .map(Trait::value);
    }

    /** What is known of one host; a kind of which nothing is known speaks neither for nor against it. */
    record Known(Set<Kind> kinds, List<Trait> traits) {
        /** A host may show a certificate with a book for an issuer. */
        private static final int LONGEST = 300;

        private static final Set<Kind> ALL = Collections.unmodifiableSet(EnumSet.allOf(Kind.class));

        static Known of(Row row) {
            return of(row, ALL);
        }

        /** @param wanted kinds; others are there, too, where they cost nothing */
        private static Known of(Row row, Set<Kind> wanted) {
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
            if (wanted.contains(Kind.SUBNET)) {
                row.verdict()
                        .flatMap(verdict -> verdict.address())
                        .or(host::expectedAddress)
                        .ifPresent(address -> known.add(Kind.SUBNET, subnet(address)));
            }
            if (wanted.contains(Kind.MISLED) || wanted.contains(Kind.RESOLVER)) {
                row.finding(Check.DNS)
                        .ifPresent(dns -> NameServers.of(host, dns).tell(known::add, known.kinds::add));
            }
            row.finding(Check.NLA)
                    .flatMap(nla -> nla.text("os_version"))
                    .ifPresent(version -> known.add(Kind.BUILD, version));
            row.finding(Check.CERTIFICATE).ifPresent(known::addCertificate);
            return known;
        }

        private void addCertificate(Finding certificate) {
            boolean own = Boolean.TRUE.equals(certificate.facts().get("self_signed"));
            certificate.text("issuer").ifPresent(issuer -> {
                add(Kind.ISSUER, own ? "" : issuer);
                add(Kind.TEMPLATE, certificate.text("template").orElse(""));
                kinds.add(Kind.TEMPLATE);
            });
            if (own) {
                kinds.add(Kind.ISSUER);
            }
        }

        private void add(Kind kind, String value) {
            if (!value.isBlank()) {
                kinds.add(kind);
                Trait trait = new Trait(kind, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
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
