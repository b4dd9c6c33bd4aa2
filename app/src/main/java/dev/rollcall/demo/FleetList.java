package dev.rollcall.demo;

import dev.rollcall.demo.Persona.Door;
import dev.rollcall.demo.Persona.Naming;
import dev.rollcall.demo.Persona.Paper;
import dev.rollcall.demo.Persona.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is in the simulated fleet: 60 hosts at four sites, two thirds of them healthy. */
final class FleetList {
    private static final List<String> SITES = List.of("ber", "fra", "vie", "zrh");
    private static final int PER_SITE = 15;
    /** Their place in the list is their place in the fleet; the numbers spread them over the sites. */
    private static final List<Persona> FAULTS = List.of(
            Persona.with(Paper.EXPIRED),
            Persona.with(Naming.MISSING),
            Persona.with(Door.CLOSED),
            Persona.with(Security.NLA_OPTIONAL),
            Persona.with(Paper.WRONG_NAME),
            Persona.with(Security.RDP_ONLY),
            Persona.with(Door.HTTP),
            Persona.with(Paper.EXPIRING),
            Persona.with(Security.NO_CERTIFICATE),
            Persona.with(Naming.REVERSE_DIFFERS),
            Persona.with(Paper.EXPIRED),
            Persona.with(Door.SILENT),
            Persona.with(Paper.WEAK_KEY),
            Persona.with(Security.TLS_ONLY),
            Persona.with(Door.DROPS),
            Persona.with(Naming.WRONG_ADDRESS),
            Persona.with(Door.SLOW_RDP),
            Persona.with(Security.BROKEN_TLS),
            Persona.with(Paper.NOT_YET_VALID),
            Persona.with(Naming.NO_REVERSE),
            Persona.with(Security.ANCIENT),
            Persona.with(Door.SSH),
            Persona.with(Naming.SERVER_FAILURE));

    private FleetList() {}

    /** One simulated host. {@code number} is from 1. */
    record Member(int number, String name, String site, String tag, Persona persona) {
        /** NetBIOS name, as the NTLM challenge gives it. */
        String computer() {
            return name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT);
        }

        String dnsDomain() {
            return name.substring(name.indexOf('.') + 1);
        }
    }

    static List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (String site : SITES) {
            for (int place = 1; place <= PER_SITE; place++) {
                int number = members.size() + 1;
                String role = place <= 10 ? "rds" : place <= 13 ? "app" : "adm";
                String name = "%s-%02d.%s.demo.test".formatted(role, place, site);
                members.add(new Member(number, name, site, place == 15 ? "test" : "prod", personaOf(number)));
            }
        }
        return List.copyOf(members);
    }

    private static Persona personaOf(int number) {
        // Every fifth pair of hosts has something wrong; host 1 is healthy.
        int slot = switch (number % 5) {
            case 2 -> number / 5 * 2;
            case 4 -> number / 5 * 2 + 1;
            default -> Integer.MAX_VALUE;
        };
        if (slot < FAULTS.size()) {
            return FAULTS.get(slot);
        }
        return number % 5 == 0 ? Persona.with(Paper.SELF_SIGNED) : Persona.HEALTHY;
    }
}
