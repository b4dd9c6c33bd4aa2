package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.policy.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names by which a machine is known, and by which it knows itself. */
record MachineNames(List<String> names) {
    /** NetBIOS names end here. */
    private static final int NETBIOS = 15;

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)\\s*CN=([^,+]+)", Pattern.CASE_INSENSITIVE);

    /** The inventory's name, and those that name servers say it is an alias of; none where it is an address. */
    static MachineNames known(Signs signs) {
        String own = signs.host().name();
        if (AddressText.literal(own).isPresent() || own.equalsIgnoreCase("localhost")) {
            return new MachineNames(List.of());
        }
        List<String> names = new ArrayList<>(List.of(own));
        signs.dns().ifPresent(dns -> names.addAll(dns.aliases()));
        return new MachineNames(names);
    }

    /** Whom a certificate names (RFC 6125): alternative names, or without any the common name. */
    static MachineNames of(Presented shown) {
        CertificateObservation.Identity identity = shown.own().identity();
        List<String> names = identity.subjectAlternativeNames().stream()
                .filter(name -> AddressText.literal(name).isEmpty())
                .toList();
        Matcher commonName = COMMON_NAME.matcher(identity.subject());
        return names.isEmpty() && commonName.find()
                ? new MachineNames(List.of(commonName.group(1).strip()))
                : new MachineNames(names);
    }

    static MachineNames of(NtlmIdentity told) {
        return new MachineNames(Stream.of(told.dns().computer(), told.computer())
                .filter(name -> !name.isBlank())
                .toList());
    }

    /** Whether none of these can be one of those; false where either says nothing. */
    boolean contradict(MachineNames known) {
        return !names.isEmpty()
                && !known.names.isEmpty()
                && names.stream().noneMatch(name -> known.names.stream().anyMatch(other -> same(other, name)));
    }

    /** By the first label: a machine's own domain is often another than the one under which people reach it. */
    private static boolean same(String known, String own) {
        String one = label(known);
        String other = label(own);
        return other.equals("*") || one.equals(other) || (other.length() == NETBIOS && one.startsWith(other));
    }

    private static String label(String name) {
        int dot = name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }
}
