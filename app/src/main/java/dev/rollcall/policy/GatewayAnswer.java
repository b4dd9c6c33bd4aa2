package dev.rollcall.policy;

import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the two ways in answer, together. Asked without a credential a gateway says 401, and which ways of logging on it takes
 * ([MS-TSGU] 3.3.5.1). RPC over HTTP is for old clients: a gateway without it is whole, one with nothing else is not.
 */
enum GatewayAnswer {
    /** As a gateway should. */
    ASKS_WHO,
    /** 401, but by no way that Windows logs on with. */
    ASKS_OTHERWISE,
    /** Sends clients to a page to log on at first. */
    LOGIN_PAGE,
    /** 503: the web server is up, and what is behind it is not. */
    UNAVAILABLE,
    SERVER_ERROR,
    FORBIDDEN,
    /** A web server that knows nothing of it. */
    UNKNOWN_HERE,
    /** Lets the time limit pass. */
    SILENT,
    /** No HTTP. */
    NOTHING;

    private static final Set<String> WINDOWS = Set.of("negotiate", "ntlm", "kerberos", "sspi_ntlm");
    private static final Pattern LOGIN =
            Pattern.compile("adfs|log-?[io]n|sign-?in|saml|oauth|openid|/auth", Pattern.CASE_INSENSITIVE);

    /** Empty where it is as it should be. */
    static Optional<Remark> of(Visit visit) {
        Optional<Endpoint> http = visit.endpoint(Kind.HTTP);
        GatewayAnswer modern = http.map(GatewayAnswer::of).orElse(NOTHING);
        GatewayAnswer old = visit.endpoint(Kind.RPC).map(GatewayAnswer::of).orElse(NOTHING);
        int status = http.map(Endpoint::status).orElse(0);
        return switch (modern) {
            case ASKS_WHO -> Optional.empty();
            case ASKS_OTHERWISE ->
                Optional.of(new Remark(
                        Code.GATEWAY_OTHER_LOGON,
                        "takes " + schemes(http) + ", neither Negotiate nor NTLM"));
            case LOGIN_PAGE -> Optional.of(new Remark(Code.GATEWAY_PRE_AUTHENTICATION, "sends clients to a login page"));
            case UNAVAILABLE -> Optional.of(new Remark(Code.GATEWAY_UNAVAILABLE, "service unavailable (503)"));
            case SERVER_ERROR -> Optional.of(new Remark(Code.GATEWAY_SERVER_ERROR, "server error " + status));
            case FORBIDDEN ->
                Optional.of(old == ASKS_WHO ? onlyRpc(status) : new Remark(Code.GATEWAY_FORBIDDEN, "forbids it (403)"));
            case UNKNOWN_HERE ->
                Optional.of(
                        old == ASKS_WHO
                                ? onlyRpc(status)
                                : new Remark(Code.NOT_GATEWAY, "no gateway: a web server answers " + status));
            case SILENT -> Optional.of(new Remark(Code.GATEWAY_SILENT, "takes TLS, says nothing"));
            case NOTHING ->
                Optional.of(
                        old == ASKS_WHO
                                ? onlyRpc(status)
                                : new Remark(
                                        Code.NOT_GATEWAY,
                                        "no gateway: " + http.map(Endpoint::fault).orElse("no answer")));
        };
    }

    private static Remark onlyRpc(int status) {
        return new Remark(
                Code.GATEWAY_PARTLY,
                "only the old RPC way in" + (status == 0 ? "" : ": the other answers " + status));
    }

    private static String schemes(Optional<Endpoint> endpoint) {
        List<String> schemes = endpoint.map(Endpoint::authenticate).orElse(List.of());
        return schemes.isEmpty() ? "no known log-on" : String.join(", ", schemes);
    }

    private static GatewayAnswer of(Endpoint endpoint) {
        int status = endpoint.status();
        return switch (status) {
            case 0 -> endpoint.fault().equals(GatewayObservation.NO_ANSWER) ? SILENT : NOTHING;
            // Third-party gateways take a connection first, and ask who it is inside it.
            case 101 -> ASKS_WHO;
            case 401 -> knowsWindows(endpoint) ? ASKS_WHO : ASKS_OTHERWISE;
            case 403 -> FORBIDDEN;
            case 501 -> UNKNOWN_HERE;
            case 503 -> UNAVAILABLE;
            case 301, 302, 303, 307, 308 ->
                LOGIN.matcher(endpoint.location()).find() ? LOGIN_PAGE : UNKNOWN_HERE;
            default -> {
                if (status >= 500) {
                    yield SERVER_ERROR;
                }
                yield status >= 200 && status < 300 && !endpoint.page() ? ASKS_WHO : UNKNOWN_HERE;
            }
        };
    }

    private static boolean knowsWindows(Endpoint endpoint) {
        return endpoint.authenticate().stream()
                .anyMatch(scheme -> WINDOWS.contains(scheme.toLowerCase(Locale.ROOT)));
    }
}
