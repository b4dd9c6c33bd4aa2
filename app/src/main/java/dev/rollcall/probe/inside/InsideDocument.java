package dev.rollcall.probe.inside;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.InsideHalf;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PolicyObservation.Logons;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a script said of its host, as observations. Version 1; the same form for Windows and Linux.
 *
 * @param broken why this is not all that it said; empty where it is. What was read is worth no less for it
 */
record InsideDocument(Fields fields, String broken) {
    private static final int MOST_MISSING = 60;
    private static final int MOST_SOURCES = 100;
    private static final int MOST_SETTINGS = 50;

    /** One for each check that rests on the script alone, in the order of the checks. */
    Map<Check, Outcome> outcomes(Instant now) {
        Map<Check, Outcome> outcomes = new EnumMap<>(Check.class);
        outcomes.put(
                Check.SERVICE, outcome("services", () -> new UnitsReader(fields, serviceMissing()).observation(now)));
        outcomes.put(
                Check.SESSION,
                outcome("sessions", () -> new SessionsReader(fields, missing(Part.SESSION)).observation()));
        outcomes.put(Check.FIREWALL, outcome("firewall", this::firewall));
        outcomes.put(Check.POLICY, outcome("policy", this::policy));
        return outcomes;
    }

    private Outcome outcome(String section, Supplier<Observation> reader) {
        return lost(section)
                ? new Outcome.Missing(Reason.NOT_LEARNT, "the script's document " + broken)
                : new Outcome.Seen(reader.get());
    }

    private boolean lost(String section) {
        return !broken.isEmpty() && fields.tree().path(section).isMissingNode();
    }

    private Map<String, String> serviceMissing() {
        Map<String, String> missing = missing(Part.SERVICE);
        for (String section : List.of("machine", "events", "environment")) {
            if (lost(section)) {
                missing.put(section, "the document " + broken);
            }
        }
        return missing;
    }

    /** What belongs beside the outside looks. */
    Map<Check, InsideHalf> halves() {
        HalvesReader reader = new HalvesReader(fields);
        Map<Check, InsideHalf> halves = new EnumMap<>(Check.class);
        if (!lost("listener")) {
            halves.put(Check.PORT, reader.listener(missing(Part.LISTENER)));
        }
        if (!lost("nla")) {
            halves.put(Check.NLA, reader.nla(missing(Part.NLA)));
        }
        if (!lost("certificate")) {
            halves.put(Check.CERTIFICATE, reader.certificate(missing(Part.CERTIFICATE)));
        }
        return halves;
    }

    private FirewallObservation firewall() {
        Fields seen = fields.object("firewall");
        Effect effect = switch (seen.text("effect")) {
            case "allowed" -> Effect.ALLOWED;
            case "blocked" -> Effect.BLOCKED;
            default -> Effect.UNKNOWN;
        };
        return new FirewallObservation(
                seen.number("port").orElse(0),
                effect,
                seen.text("kind"),
                seen.text("profile"),
                seen.text("rule"),
                seen.texts("sources", MOST_SOURCES),
                missing(Part.FIREWALL));
    }

    private PolicyObservation policy() {
        Fields seen = fields.object("policy");
        Logons logons = switch (seen.text("logons")) {
            case "enabled" -> Logons.ENABLED;
            case "draining" -> Logons.DRAINING;
            case "disabled" -> Logons.DISABLED;
            default -> Logons.UNKNOWN;
        };
        return new PolicyObservation(
                seen.truth("enabled"),
                seen.truth("local"),
                seen.truth("by_policy"),
                logons,
                seen.map("settings", MOST_SETTINGS),
                missing(Part.POLICY));
    }

    private Map<String, String> missing(Part part) {
        Map<String, String> missing = new LinkedHashMap<>();
        fields.map("missing", MOST_MISSING).forEach((fact, why) -> {
            if (Part.of(fact) == part) {
                missing.put(fact, why);
            }
        });
        return missing;
    }

    /** Which check a fact that could not be had belongs to. */
    private enum Part {
        SERVICE,
        SESSION,
        FIREWALL,
        POLICY,
        LISTENER,
        NLA,
        CERTIFICATE;

        static Part of(String fact) {
            String first = fact.split(" ", 2)[0];
            return switch (first) {
                case "sessions", "session", "session_state", "more_sessions", "limit" -> SESSION;
                case "firewall" -> FIREWALL;
                case "policy", "logons" -> POLICY;
                case "port", "listener", "owner", "station" -> LISTENER;
                case "nla", "security_layer", "encryption_level" -> NLA;
                case "certificate", "binding", "store", "key_readable" -> CERTIFICATE;
                default -> SERVICE;
            };
        }
    }
}
