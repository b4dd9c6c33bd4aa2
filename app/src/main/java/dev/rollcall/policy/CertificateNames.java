package dev.rollcall.policy;

import dev.rollcall.observation.CertificateObservation.Identity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate names: alternative names, or the common name where there is no alternative DNS name (RFC 6125). */
record CertificateNames(List<String> names, List<InetAddress> addresses) {

    static CertificateNames of(Identity identity) {
        List<String> names = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        for (String alternative : identity.subjectAlternativeNames()) {
            AddressText.literal(alternative).ifPresentOrElse(addresses::add, () -> names.add(alternative));
        }
        if (names.isEmpty()) {
            commonName(identity.subject()).ifPresent(names::add);
        }
        return new CertificateNames(names, addresses);
    }

    /** Empty where nothing is known that it could be held against. */
    Optional<Boolean> match(KnownNames known) {
        if (known.address().filter(addresses::contains).isPresent()) {
            return Optional.of(true);
        }
        if (known.names().isEmpty() && addresses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(names.stream()
                .anyMatch(name -> known.names().stream().anyMatch(wanted -> DnsNameMatch.covers(name, wanted))));
    }

    /** One of them, for people. */
    String first() {
        return names.stream()
                .findFirst()
                .or(() -> addresses.stream().findFirst().map(AddressText::of))
                .orElse("no name");
    }

    private static Optional<String> commonName(String subject) {
        try {
            // The most specific part comes last here, though first in the text.
            for (Rdn part : new LdapName(subject).getRdns().reversed()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String text) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (InvalidNameException _) {
            return Optional.empty();
        }
    }
}
