package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.PortObservation.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The RD Gateway in front of the host: whoever comes through it gets no further, however well the host is. */
final class Gateway implements Cause {
    static final String ID = "gateway";

    private static final CauseSheet SHEET = CauseSheet.of(
                    ID, "RD Gateway", "C24", Sureness.SOURCED, "FreeRDP: tsg.h, rdg.c; Microsoft: ports-used-by-rds")
            .explains("0x904/0x7")
            .cure("Bind a certificate with every name users type, in RD Gateway and in IIS alike; where it answers"
                    + " 503, start its service, TSGateway; let it reach the host's port.")
            .next(
                    "Connect without the gateway: does that work?",
                    "Look at the gateway's certificate: dates, issuer, and every name that users type",
                    "From the gateway, connect to the host's port");

    /** What is true only of the way from here, unlike a certificate, which is the same for everybody. */
    private static final String[] SEEN_FROM_HERE = {
        "no-such-name", "server-failure", "refused", "filtered", "unreachable", "dropped", "silent", "untrusted"
    };

    private static final Map<Confidence, String[]> FAULTS = new EnumMap<>(Map.of(
            Confidence.HIGH,
            new String[] {
                "expired",
                "not-yet-valid",
                "name-differs",
                "service-unavailable",
                "server-error",
                "no-tls",
                "not-gateway"
            },
            Confidence.MEDIUM,
            Stream.concat(Arrays.stream(SEEN_FROM_HERE), Stream.of("forbidden")).toArray(String[]::new),
            Confidence.LOW,
            new String[] {"pre-authentication", "self-signed", "partly"}));

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Confidence> confidence = FAULTS.entrySet().stream()
                .filter(fault -> signs.hasNow(Check.GATEWAY, fault.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
        return confidence.map(how -> {
            Suspicion suspicion = Suspicion.of(how, signs, Check.GATEWAY)
                    .and(
                            signs.hasNow(Check.GATEWAY, "name-differs")
                                    ? signs.gateway().map(Gateway::names)
                                    : Optional.empty())
                    .and(
                            signs.hasNow(Check.GATEWAY, "untrusted")
                                    ? signs.gateway().flatMap(Gateway::distrust)
                                    : Optional.empty())
                    .and(signs.gateway().flatMap(Gateway::answers));
            if (signs.hasNow(Check.GATEWAY, "partly")) {
                suspicion = suspicion.and(
                        "Windows Server 2008 R2 answers so; of a newer one, look whether its service, TSGateway, runs");
            }
            if (signs.hasNow(Check.GATEWAY, SEEN_FROM_HERE)) {
                suspicion = suspicion.but("seen from this computer alone; clients elsewhere may fare better");
            }
            return signs.everyPort(State.OPEN)
                    ? suspicion.and("past the gateway, from here, the host answers: " + signs.said(Check.PORT))
                    : suspicion;
        });
    }

    private static String names(GatewayObservation seen) {
        return "people type " + String.join(", ", seen.gateway().names());
    }

    private static Optional<String> distrust(GatewayObservation seen) {
        return seen.visits().stream()
                .flatMap(visit -> visit.shown().stream())
                .flatMap(shown -> shown.distrust().stream())
                .findFirst();
    }

    private static Optional<String> answers(GatewayObservation seen) {
        return seen.visits().stream()
                .flatMap(visit -> visit.endpoint(Kind.HTTP).stream())
                .filter(endpoint -> endpoint.status() > 0 && endpoint.status() != 401)
                .findFirst()
                .map(endpoint -> "RDG_OUT_DATA /remoteDesktopGateway/ answered " + endpoint.status() + ", not 401");
    }
}
