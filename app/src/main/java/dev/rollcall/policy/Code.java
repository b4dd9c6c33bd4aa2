package dev.rollcall.policy;

import dev.rollcall.observation.Check;
import java.util.Optional;

/**
 * What a check can come to. The key is what the command line, JSON and the query language say; the title is for people.
 * Within a status the more serious comes first, and names the cell.
 */
public enum Code {
    NO_SUCH_NAME(Check.DNS, Status.FAIL, "no-such-name", "No such name"),
    WRONG_ADDRESS(Check.DNS, Status.FAIL, "wrong-address", "Wrong address"),
    SERVER_FAILURE(Check.DNS, Status.FAIL, "server-failure", "Name server failure"),
    SEVERAL_ADDRESSES(Check.DNS, Status.WARN, "several-addresses", "Several addresses"),
    NO_REVERSE(Check.DNS, Status.WARN, "no-reverse", "No reverse name"),
    REVERSE_DIFFERS(Check.DNS, Status.WARN, "reverse-differs", "Reverse name differs"),
    RESOLVED(Check.DNS, Status.OK, "resolved", "Name resolved"),
    ADDRESS_GIVEN(Check.DNS, Status.SKIPPED, "address-given", "Address given"),

    PORT_REFUSED(Check.PORT, Status.FAIL, "refused", "Port refused"),
    FILTERED(Check.PORT, Status.FAIL, "filtered", "Port filtered"),
    UNREACHABLE(Check.PORT, Status.FAIL, "unreachable", "Unreachable"),
    NOT_RDP(Check.PORT, Status.FAIL, "not-rdp", "Something else answers"),
    SILENT(Check.PORT, Status.FAIL, "silent", "Port silent"),
    DROPPED(Check.PORT, Status.FAIL, "dropped", "Connection dropped"),
    SLOW(Check.PORT, Status.WARN, "slow", "Slow"),
    OPEN(Check.PORT, Status.OK, "open", "Port open"),

    RDP_SECURITY_ONLY(Check.NLA, Status.FAIL, "rdp-security-only", "RDP security only"),
    BROKEN(Check.NLA, Status.FAIL, "broken", "NLA broken"),
    NLA_REFUSED(Check.NLA, Status.FAIL, "refused", "Negotiation refused"),
    OPTIONAL(Check.NLA, Status.WARN, "optional", "NLA not required"),
    OFF(Check.NLA, Status.WARN, "off", "NLA off"),
    REQUIRED(Check.NLA, Status.OK, "required", "NLA required"),

    EXPIRED(Check.CERTIFICATE, Status.FAIL, "expired", "Certificate expired"),
    NOT_YET_VALID(Check.CERTIFICATE, Status.FAIL, "not-yet-valid", "Certificate not yet valid"),
    NAME_DIFFERS(Check.CERTIFICATE, Status.FAIL, "name-differs", "Certificate name differs"),
    UNTRUSTED(Check.CERTIFICATE, Status.FAIL, "untrusted", "Certificate untrusted"),
    NONE(Check.CERTIFICATE, Status.FAIL, "none", "No certificate"),
    UNREADABLE(Check.CERTIFICATE, Status.FAIL, "unreadable", "Certificate unreadable"),
    EXPIRES_SOON(Check.CERTIFICATE, Status.WARN, "expires-soon", "Expires soon"),
    SELF_SIGNED(Check.CERTIFICATE, Status.WARN, "self-signed", "Self-signed"),
    WEAK_KEY(Check.CERTIFICATE, Status.WARN, "weak-key", "Weak key"),
    WEAK_SIGNATURE(Check.CERTIFICATE, Status.WARN, "weak-signature", "Weak signature"),
    OLD_TLS(Check.CERTIFICATE, Status.WARN, "old-tls", "Old TLS"),
    VALID(Check.CERTIFICATE, Status.OK, "valid", "Certificate valid"),

    UNTRUSTED_HOST(Check.ACCESS, Status.FAIL, "untrusted", "Host not trusted"),
    CREDENTIAL_REFUSED(Check.ACCESS, Status.FAIL, "credential-refused", "Credential refused"),
    ACCESS_REFUSED(Check.ACCESS, Status.FAIL, "refused", "Nothing to log on to"),
    GRANTED(Check.ACCESS, Status.OK, "granted", "Access granted"),

    HUNG(Check.SERVICE, Status.FAIL, "hung", "Service hung"),
    FAILED(Check.SERVICE, Status.FAIL, "failed", "Service failed"),
    SERVICE_DISABLED(Check.SERVICE, Status.FAIL, "disabled", "Service disabled"),
    STOPPED(Check.SERVICE, Status.FAIL, "stopped", "Service stopped"),
    STARTING(Check.SERVICE, Status.WARN, "starting", "Service starting"),
    NOT_AUTOMATIC(Check.SERVICE, Status.WARN, "not-automatic", "Service not automatic"),
    RUNNING(Check.SERVICE, Status.OK, "running", "Service running"),

    LISTENER_DOWN(Check.SESSION, Status.FAIL, "listener-down", "Listener down"),
    STUCK(Check.SESSION, Status.WARN, "stuck", "Session stuck"),
    FULL(Check.SESSION, Status.WARN, "full", "No session left"),
    SESSIONS(Check.SESSION, Status.OK, "sessions", "Sessions"),
    IDLE(Check.SESSION, Status.OK, "idle", "No sessions"),

    BLOCKED(Check.FIREWALL, Status.FAIL, "blocked", "Blocked by the firewall"),
    WIDE_OPEN(Check.FIREWALL, Status.WARN, "wide-open", "Open to anybody"),
    ALLOWED(Check.FIREWALL, Status.OK, "allowed", "Allowed by the firewall"),

    RDP_DISABLED(Check.POLICY, Status.FAIL, "disabled", "Remote Desktop disabled"),
    SET_BY_POLICY(Check.POLICY, Status.WARN, "set-by-policy", "Set by group policy"),
    ENABLED(Check.POLICY, Status.OK, "enabled", "Remote Desktop enabled"),

    LOSSY(Check.LINK, Status.WARN, "lossy", "Packets are lost"),
    LINK_SLOW(Check.LINK, Status.WARN, "slow", "Slow link"),
    UNSTEADY(Check.LINK, Status.WARN, "unsteady", "Unsteady link"),
    STEADY(Check.LINK, Status.OK, "steady", "Link steady"),

    GATEWAY_NO_SUCH_NAME(Check.GATEWAY, Status.FAIL, "no-such-name", "Gateway: no such name"),
    GATEWAY_SERVER_FAILURE(Check.GATEWAY, Status.FAIL, "server-failure", "Gateway: name server failure"),
    GATEWAY_REFUSED(Check.GATEWAY, Status.FAIL, "refused", "Gateway refused"),
    GATEWAY_FILTERED(Check.GATEWAY, Status.FAIL, "filtered", "Gateway filtered"),
    GATEWAY_UNREACHABLE(Check.GATEWAY, Status.FAIL, "unreachable", "Gateway unreachable"),
    GATEWAY_DROPPED(Check.GATEWAY, Status.FAIL, "dropped", "Gateway drops connections"),
    GATEWAY_SILENT(Check.GATEWAY, Status.FAIL, "silent", "Gateway silent"),
    GATEWAY_NO_TLS(Check.GATEWAY, Status.FAIL, "no-tls", "Gateway without TLS"),
    GATEWAY_EXPIRED(Check.GATEWAY, Status.FAIL, "expired", "Gateway certificate expired"),
    GATEWAY_NOT_YET_VALID(Check.GATEWAY, Status.FAIL, "not-yet-valid", "Gateway certificate not yet valid"),
    GATEWAY_NAME_DIFFERS(Check.GATEWAY, Status.FAIL, "name-differs", "Gateway certificate name differs"),
    GATEWAY_UNTRUSTED(Check.GATEWAY, Status.FAIL, "untrusted", "Gateway certificate untrusted"),
    GATEWAY_UNAVAILABLE(Check.GATEWAY, Status.FAIL, "service-unavailable", "Gateway service unavailable"),
    GATEWAY_SERVER_ERROR(Check.GATEWAY, Status.FAIL, "server-error", "Gateway server error"),
    GATEWAY_FORBIDDEN(Check.GATEWAY, Status.FAIL, "forbidden", "Gateway forbids it"),
    NOT_GATEWAY(Check.GATEWAY, Status.FAIL, "not-gateway", "No gateway there"),
    GATEWAY_PARTLY(Check.GATEWAY, Status.WARN, "partly", "Gateway answers in part"),
    GATEWAY_PRE_AUTHENTICATION(Check.GATEWAY, Status.WARN, "pre-authentication", "Login page before the gateway"),
    GATEWAY_OTHER_LOGON(Check.GATEWAY, Status.WARN, "other-logon", "Gateway without Windows log-on"),
    GATEWAY_NAME_UNRESOLVED(Check.GATEWAY, Status.WARN, "name-unresolved", "Gateway name does not resolve"),
    GATEWAY_EXPIRES_SOON(Check.GATEWAY, Status.WARN, "expires-soon", "Gateway certificate expires soon"),
    GATEWAY_SELF_SIGNED(Check.GATEWAY, Status.WARN, "self-signed", "Gateway certificate self-signed"),
    GATEWAY_WEAK_KEY(Check.GATEWAY, Status.WARN, "weak-key", "Gateway: weak key"),
    GATEWAY_WEAK_SIGNATURE(Check.GATEWAY, Status.WARN, "weak-signature", "Gateway: weak signature"),
    GATEWAY_OLD_TLS(Check.GATEWAY, Status.WARN, "old-tls", "Gateway: old TLS"),
    GATEWAY_ANSWERS(Check.GATEWAY, Status.OK, "answers", "Gateway answers"),

    DEFECT(Status.UNKNOWN, "defect", "Defect in this program"),
    LOCAL_LIMIT(Status.UNKNOWN, "local-limit", "Limit of this computer"),
    TIMED_OUT(Status.UNKNOWN, "timed-out", "Timed out"),
    ACCESS_DENIED(Status.UNKNOWN, "access-denied", "Access denied"),
    NO_CREDENTIAL(Status.UNKNOWN, "no-credential", "No credential"),
    NOT_LEARNT(Status.UNKNOWN, "not-learnt", "Could not be learnt"),
    NOT_REACHED(Status.UNKNOWN, "not-reached", "Not reached"),
    CANCELLED(Status.UNKNOWN, "cancelled", "Cancelled"),
    NOT_ASKED(Status.SKIPPED, "not-asked", "Not asked for");

    private final Optional<Check> check;
    private final Status status;
    private final String key;
    private final String title;

    Code(Check check, Status status, String key, String title) {
        this.check = Optional.of(check);
        this.status = status;
        this.key = key;
        this.title = title;
    }

    Code(Status status, String key, String title) {
        this.check = Optional.empty();
        this.status = status;
        this.key = key;
        this.title = title;
    }

    /** Some codes, such as those for what could not be learnt, are every check's. */
    public boolean appliesTo(Check other) {
        return check.isEmpty() || check.get() == other;
    }

    public Status status() {
        return status;
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** The key as words in a sentence, e.g. {@code not rdp}. */
    String words() {
        return key.replace('-', ' ');
    }

    public static Optional<Code> of(Check check, String key) {
        for (Code code : values()) {
            if (code.appliesTo(check) && code.key.equals(key)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
