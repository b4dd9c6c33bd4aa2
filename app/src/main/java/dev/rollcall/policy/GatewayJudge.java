package dev.rollcall.policy;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Named;
import dev.rollcall.observation.GatewayObservation.Shown;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.GatewayObservation.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges the gateway in front of a host, in the order in which a client meets what is wrong: its name, its port, its certificate,
 * its answer. A client that does not trust the certificate goes no further, and asks nobody.
 */
record GatewayJudge(CertificateJudge certificates) {
    Judgement judge(GatewayObservation seen, Instant now) {
        GatewayNames names = GatewayNames.of(seen);
        List<Remark> remarks = new ArrayList<>();
        for (Named name : seen.names()) {
            resolved(seen, name, remarks);
        }
        for (Visit visit : seen.visits()) {
            Stream.concat(reached(seen, visit), visit.shown().stream().flatMap(shown -> shown(shown, now)))
                    .map(remark -> placed(seen, visit, remark))
                    .forEach(remarks::add);
        }
        names.differing().ifPresent(words -> remarks.add(new Remark(Code.GATEWAY_NAME_DIFFERS, words)));
        String label = " · " + seen.gateway().label();
        List<Remark> told = remarks.stream()
                .map(remark -> new Remark(remark.code(), remark.summary() + label))
                .toList();
        return new Judgement(
                told.isEmpty()
                        ? List.of(
                                new Remark(Code.GATEWAY_ANSWERS, seen.gateway().label()))
                        : told,
                GatewayFacts.of(seen, names, this::trusted));
    }

    /** Where only another name than its own leads nowhere, those who type that one get nowhere. */
    private static void resolved(GatewayObservation seen, Named name, List<Remark> remarks) {
        if (!name.addresses().isEmpty()) {
            return;
        }
        if (!name.equals(seen.names().getFirst())) {
            remarks.add(
                    switch (name.reply()) {
                        case ADDRESSES, NO_ADDRESS, NO_SUCH_NAME ->
                            new Remark(Code.GATEWAY_NAME_UNRESOLVED, name.name() + " does not resolve");
                        case SERVER_FAILURE, REFUSED ->
                            new Remark(Code.GATEWAY_NAME_UNRESOLVED, "name server fails for " + name.name());
                        case TIMED_OUT, UNREACHABLE ->
                            new Remark(Code.TIMED_OUT, "name server does not answer for " + name.name());
                    });
            return;
        }
        remarks.add(
                switch (name.reply()) {
                    case ADDRESSES, NO_ADDRESS -> new Remark(Code.GATEWAY_NO_SUCH_NAME, "name without address");
                    case NO_SUCH_NAME -> new Remark(Code.GATEWAY_NO_SUCH_NAME, "no such name");
                    case SERVER_FAILURE -> new Remark(Code.GATEWAY_SERVER_FAILURE, "name server fails");
                    case REFUSED -> new Remark(Code.GATEWAY_SERVER_FAILURE, "name server refuses");
                    case TIMED_OUT, UNREACHABLE -> new Remark(Code.TIMED_OUT, "name server does not answer");
                });
    }

    private static Stream<Remark> reached(GatewayObservation seen, Visit visit) {
        int port = seen.gateway().port();
        return switch (visit.state()) {
            case SECURED -> GatewayAnswer.of(visit).stream();
            case REFUSED -> Stream.of(new Remark(Code.GATEWAY_REFUSED, port + " refused"));
            case FILTERED -> Stream.of(new Remark(Code.GATEWAY_FILTERED, port + " filtered"));
            case UNREACHABLE -> Stream.of(new Remark(Code.GATEWAY_UNREACHABLE, "unreachable"));
            case SILENT -> Stream.of(new Remark(Code.GATEWAY_SILENT, port + " accepts, says nothing"));
            case DROPPED -> Stream.of(new Remark(Code.GATEWAY_DROPPED, port + " accepts, then closes"));
            case NO_TLS -> Stream.of(new Remark(Code.GATEWAY_NO_TLS, "no TLS on " + port));
        };
    }

    private boolean trusted(Shown shown) {
        return certificates.trusts(shown.certificate(), shown.distrust().isEmpty());
    }

    private Stream<Remark> shown(Shown shown, Instant now) {
        Presented presented = shown.certificate();
        List<Remark> remarks = new ArrayList<>(certificates.itself(presented, now));
        if (!trusted(shown)) {
            remarks.add(
                    presented.own().selfSigned()
                            ? new Remark(Code.GATEWAY_SELF_SIGNED, "self-signed")
                            : new Remark(
                                    Code.GATEWAY_UNTRUSTED,
                                    "untrusted: issuer "
                                            + presented.own().identity().issuer()));
        }
        // The judge of certificates speaks of hosts.
        return remarks.stream()
                .map(remark -> new Remark(
                        Code.of(Check.GATEWAY, remark.code().key()).orElse(remark.code()), remark.summary()));
    }

    /** Of one of several addresses or names, which. */
    private static Remark placed(GatewayObservation seen, Visit visit, Remark remark) {
        List<Visit> all = seen.visits();
        if (all.size() == 1
                || all.stream().allMatch(other -> other.state() == visit.state() && other.state() != State.SECURED)) {
            return remark;
        }
        boolean own = visit.name().equals(seen.gateway().name());
        boolean alone =
                all.stream().filter(other -> other.name().equals(visit.name())).count() == 1;
        String where = own && alone ? "" : own ? " at " + AddressText.of(visit.address()) : " as " + visit.name();
        return new Remark(remark.code(), remark.summary() + where);
    }
}
