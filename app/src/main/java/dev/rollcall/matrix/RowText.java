package dev.rollcall.matrix;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The texts of a row that a query can look at. Patterns come in lower case. */
enum RowText {
    /** The whole name, with its port or without, or its first label. */
    NAME {
        @Override
        boolean says(Row row, String pattern) {
            return named(pattern, lower(row.host().name()))
                    || Glob.matches(pattern, lower(row.host().label()));
        }
    },
    SITE {
        @Override
        boolean says(Row row, String pattern) {
            return Glob.matches(pattern, lower(row.host().labels().site()));
        }
    },
    TAG {
        @Override
        boolean says(Row row, String pattern) {
            return row.host().labels().tags().stream().anyMatch(tag -> Glob.matches(pattern, lower(tag)));
        }
    },
    /** What the inventory says, anywhere in it, or the build that NTLM told. */
    SYSTEM {
        @Override
        boolean says(Row row, String pattern) {
            return Glob.within(pattern, lower(row.host().labels().operatingSystem()))
                    || row.finding(Check.NLA)
                            .flatMap(finding -> finding.text("os_version"))
                            .filter(version -> Glob.matches(pattern, version))
                            .isPresent();
        }
    },
    ADDRESS {
        @Override
        boolean says(Row row, String pattern) {
            return addresses(row).stream().anyMatch(address -> Glob.matches(pattern, address));
        }
    },
    NOTES {
        @Override
        boolean says(Row row, String pattern) {
            return Glob.within(pattern, lower(row.host().labels().notes()));
        }
    },
    /** Any of the names that people type for it, whole or the first label, or its own with its port; or that there is none. */
    GATEWAY {
        @Override
        boolean says(Row row, String pattern) {
            Optional<Gateway> gateway = row.host().gateway();
            if (gateway.isEmpty()) {
                return pattern.equals(Vocabulary.NONE);
            }
            return Glob.matches(pattern, lower(gateway.get().label()))
                    || gateway.get().names().stream().anyMatch(name -> named(pattern, lower(name)));
        }
    },
    /** Name, address, tags and notes, anywhere in them. */
    ANY {
        @Override
        boolean says(Row row, String pattern) {
            Host host = row.host();
            Labels labels = host.labels();
            return Glob.within(pattern, lower(host.label()))
                    || addresses(row).stream().anyMatch(address -> Glob.within(pattern, address))
                    || labels.tags().stream().anyMatch(tag -> Glob.within(pattern, lower(tag)))
                    || Glob.within(pattern, lower(labels.notes()));
        }
    };

    abstract boolean says(Row row, String pattern);

    /** The whole name, or its first label. */
    private static boolean named(String pattern, String name) {
        int dot = AddressText.literal(name).isPresent() ? -1 : name.indexOf('.');
        return Glob.matches(pattern, name) || (dot > 0 && Glob.matches(pattern, name.substring(0, dot)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Those the name was seen to have, that were looked at, and that it should have. */
    private static List<String> addresses(Row row) {
        List<String> addresses = new ArrayList<>();
        row.verdict().flatMap(verdict -> verdict.address()).map(AddressText::of).ifPresent(addresses::add);
        row.finding(Check.DNS).ifPresent(finding -> {
            if (finding.facts().get("addresses") instanceof List<?> seen) {
                seen.forEach(address -> addresses.add(String.valueOf(address)));
            }
        });
        row.host().expectedAddress().map(AddressText::of).ifPresent(addresses::add);
        return addresses;
    }
}
