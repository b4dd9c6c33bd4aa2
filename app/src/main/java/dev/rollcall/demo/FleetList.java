package dev.rollcall.demo;

import dev.rollcall.demo.DemoGateway.Mode;
import dev.rollcall.demo.Persona.Door;
import dev.rollcall.demo.Persona.Naming;
import dev.rollcall.demo.Persona.Paper;
import dev.rollcall.demo.Persona.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is in the simulated fleet: 60 hosts at four sites, most of them healthy, some of them behind gateways. */
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

    /** Those that people reach through a gateway: at two sites the first session hosts. */
    static Optional<Behind> behind(Member member) {
        int place = (member.number() - 1) % PER_SITE + 1;
        return Arrays.stream(Behind.values())
                .filter(gateway -> gateway.site.equals(member.site()) && place <= gateway.hosts)
                .findFirst();
    }

    /** The gateways, one of them with a certificate that nobody has renewed. */
    enum Behind {
        FIRST("fra", 5, Mode.HEALTHY, "gw-1.fra.demo.test", "remote.fra.demo.test"),
        SECOND("vie", 6, Mode.EXPIRED, "gw-2.vie.demo.test", "remote.vie.demo.test");

        private final String site;
        private final int hosts;
        private final Mode mode;
        private final String name;
        private final String otherName;

        Behind(String site, int hosts, Mode mode, String name, String otherName) {
            this.site = site;
            this.hosts = hosts;
            this.mode = mode;
            this.name = name;
            this.otherName = otherName;
        }

        Mode mode() {
            return mode;
        }

        List<String> names() {
            return List.of(name, otherName);
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
