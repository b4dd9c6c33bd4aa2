package dev.rollcall.policy;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges everything seen of one host. Pure: the same round, policy and time always give the same verdict; any thread. */
public final class Judge {
    private final DnsJudge dnsJudge;
    private final PortJudge portJudge;
    private final NlaJudge nlaJudge = new NlaJudge();
    private final CertificateJudge certificateJudge;

    private final AccessJudge accessJudge = new AccessJudge();
    private final LinkJudge linkJudge;
    private final GatewayJudge gatewayJudge;
    private final InsideJudge insideJudge;

    public Judge(Policy policy) {
        insideJudge = new InsideJudge(policy.inside());
        dnsJudge = new DnsJudge(policy.dns());
        portJudge = new PortJudge(policy.port());
        linkJudge = new LinkJudge(policy.link());
        certificateJudge = new CertificateJudge(policy.certificate());
        gatewayJudge = new GatewayJudge(certificateJudge);
    }

    /** @param now against which dates are held; the verdict's own time is the round's */
    public Verdict judge(Round round, Instant now) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        List<AddressFinding> ofAddresses = new ArrayList<>();
        for (Check check : Check.values()) {
            List<AddressFinding> found = new ArrayList<>(1);
            for (Look look : round.of(check)) {
                if (InsideHalves.isOne(look)) {
                    continue;
                }
                Finding finding = judgement(round, look, now).seenAt(look.at()).finding(check, look.took());
                found.add(new AddressFinding(look.address(), finding));
                if (look.address().isPresent()) {
                    ofAddresses.add(found.getLast());
                }
            }
            if (found.isEmpty() && !isDue(check, round)) {
                continue;
            }
            findings.put(
                    check,
                    found.isEmpty()
                            ? unasked(round, check).finding(check, Duration.ZERO)
                            : InsideHalves.beside(AddressFinding.joined(check, found), round));
        }
        return new Verdict(round.host(), address(round, ofAddresses), findings, round.at());
    }

    /** Whether a verdict says something of a check that was not looked at. */
    private static boolean isDue(Check check, Round round) {
        return !check.optional()
                || (check == Check.GATEWAY && round.host().gateway().isPresent());
    }

    private Judgement judgement(Round round, Look look, Instant now) {
        return switch (look.outcome()) {
            case Outcome.Seen(Observation seen) -> seen(round, look, seen, now);
            case Outcome.Missing(Reason reason, String detail) -> missing(reason, detail);
            case Outcome.Skipped(String why) ->
                givenAddress(round, look.check())
                        ? unasked(round, look.check())
                        : Judgement.without(Code.NOT_ASKED, why.isEmpty() ? "not asked for" : why, "");
            case Outcome.Defect(String message) -> Judgement.without(Code.DEFECT, "defect in this program", message);
        };
    }

    private Judgement seen(Round round, Look look, Observation observation, Instant now) {
        return switch (observation) {
            case DnsObservation dns -> dnsJudge.judge(round.host(), dns);
            case PortObservation port -> portJudge.judge(port);
            case NlaObservation nla -> nlaJudge.judge(nla);
            case CertificateObservation certificate -> certificateJudge.judge(round, look, certificate, now);
            case AccessObservation access -> accessJudge.judge(access);
            case LinkObservation link -> linkJudge.judge(link);
            case GatewayObservation gateway -> gatewayJudge.judge(gateway, now);
            case InsideObservation inside -> insideJudge.judge(round, inside);
        };
    }

    private static Judgement missing(Reason reason, String detail) {
        return switch (reason) {
            case NO_CREDENTIAL ->
                Judgement.without(
                        Code.NO_CREDENTIAL, LockedVault.isWhy(detail) ? LockedVault.SUMMARY : "no credential", detail);
            case ACCESS_DENIED -> Judgement.without(Code.ACCESS_DENIED, "access denied", detail);
            case NOT_LEARNT -> Judgement.without(Code.NOT_LEARNT, "could not be learnt", detail);
            case NOT_REACHED -> Judgement.without(Code.NOT_REACHED, "not reached", detail);
            case TIMED_OUT -> Judgement.without(Code.TIMED_OUT, "timed out", detail);
            case CANCELLED -> Judgement.without(Code.CANCELLED, "cancelled", detail);
            case LOCAL_LIMIT -> Judgement.without(Code.LOCAL_LIMIT, "limit of this computer", detail);
        };
    }

    private static Judgement unasked(Round round, Check check) {
        return givenAddress(round, check)
                ? Judgement.without(Code.ADDRESS_GIVEN, "address given", "")
                : Judgement.without(Code.NOT_ASKED, "not asked for", "");
    }

    private static boolean givenAddress(Round round, Check check) {
        return check == Check.DNS && AddressText.literal(round.host().name()).isPresent();
    }

    /** The address that the worst finding is about; without one, that of the host's name. */
    private static Optional<InetAddress> address(Round round, List<AddressFinding> ofAddresses) {
        if (!ofAddresses.isEmpty()) {
            return AddressFinding.worst(ofAddresses).address();
        }
        for (Look look : round.of(Check.DNS)) {
            if (look.outcome() instanceof Outcome.Seen(DnsObservation dns)) {
                return dns.addresses().stream().findFirst();
            }
        }
        return AddressText.literal(round.host().name());
    }
}
