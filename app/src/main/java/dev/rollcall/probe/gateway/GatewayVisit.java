package dev.rollcall.probe.gateway;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.Shown;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.GatewayObservation.Visit;
import dev.rollcall.probe.dns.AddressLiteral;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.TlsChannel;
import dev.rollcall.probe.tls.TlsFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** One visit to one address under one name: a connection for each of the two ways in. For one thread. */
final class GatewayVisit {
    private final Target target;
    private final Tools tools;
    private final Duration timeout;
    private final Deadline deadline;
    private final Transcript words;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();
    private Duration connect = Duration.ZERO;

    GatewayVisit(Target target, Tools tools, Duration timeout, Deadline deadline, Transcript words) {
        this.target = target;
        this.tools = tools;
        this.timeout = timeout;
        this.deadline = deadline;
        this.words = words;
    }

    /** @param names of the gateway, all of them */
    record Target(String name, InetAddress address, int port, List<String> names) {
        /** For a {@code Host} header. */
        String host() {
            String literal = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
            return port == 443 ? literal : literal + ":" + port;
        }
    }

    /** @throws ConnectionFault for our own limits only */
    Visit run() throws ConnectionFault, InterruptedException {
        words.note(target.name() + " at " + target.address().getHostAddress() + ", port " + target.port());
        Optional<Fault> fault = ask(Kind.HTTP);
        if (fault.isEmpty()) {
            // A second connection: many servers end the first one with their refusal.
            ask(Kind.RPC).ifPresent(second -> endpoints.add(Endpoint.without(Kind.RPC, second.words())));
        }
        return new Visit(
                target.name(),
                target.address(),
                fault.map(Fault::state).orElse(State.SECURED),
                fault.map(Fault::words).orElse(""),
                connect,
                shown,
                endpoints);
    }

    Transcript words() {
        return words;
    }

    /** What kept a request from being made. */
    private record Fault(State state, String words) {}

    private Optional<Fault> ask(Kind kind) throws ConnectionFault, InterruptedException {
        words.beginPhase();
        try (Connection connection =
                Connection.open(new InetSocketAddress(target.address(), target.port()), timeout, deadline)) {
            connect = connect.isZero() ? words.sincePhaseBegan() : connect;
            words.endPhase(kind == Kind.HTTP ? "connect" : "connect, rpc");
            try (TlsChannel tls = new TlsChannel(tools.engines(), serverName(), connection)) {
                shake(tls, kind);
                endpoints.add(new Asking(tls, words).ask(Request.of(kind, target.host())));
                return Optional.empty();
            } catch (SSLException failure) {
                return Optional.of(fault(State.NO_TLS, "TLS: " + TlsFailure.words(failure)));
            } catch (ConnectionFault fault) {
                if (fault.ours()) {
                    throw fault;
                }
                return Optional.of(fault(secured(fault), "TLS: " + fault.words()));
            }
        } catch (ConnectionFault fault) {
            if (fault.ours()) {
                throw fault;
            }
            return Optional.of(fault(connected(fault), "connect: " + fault.words()));
        }
    }

    private void shake(TlsChannel tls, Kind kind) throws SSLException, ConnectionFault, InterruptedException {
        words.beginPhase();
        SSLSession session = tls.handshake();
        words.endPhase(kind == Kind.HTTP ? "tls" : "tls, rpc");
        if (shown.isPresent()) {
            return;
        }
        String cipher = session.getCipherSuite();
        String suite = cipher.startsWith("SSL_") ? "TLS_" + cipher.substring(4) : cipher;
        try {
            java.security.cert.Certificate[] chain = session.getPeerCertificates();
            Presented presented =
                    new Presented(tools.certificates().read(chain), target.names(), session.getProtocol(), suite);
            shown = Optional.of(new Shown(
                    presented, tools.trust().objection(chain, tools.clock().instant())));
            words.note("TLS: " + session.getProtocol() + ", " + suite + ", " + chain.length + " certificate(s)");
        } catch (GeneralSecurityException unreadable) {
            throw new SSLException("certificate can't be parsed", unreadable);
        }
    }

    private Fault fault(State state, String why) {
        words.note(why);
        return new Fault(state, why);
    }

    private static State connected(ConnectionFault fault) {
        return switch (fault.kind()) {
            case REFUSED -> State.REFUSED;
            case TIMED_OUT -> State.FILTERED;
            case UNREACHABLE, DEADLINE, LOCAL_LIMIT -> State.UNREACHABLE;
            case RESET, CLOSED, TOO_MUCH -> State.DROPPED;
        };
    }

    private static State secured(ConnectionFault fault) {
        return switch (fault.kind()) {
            case TIMED_OUT -> State.SILENT;
            case TOO_MUCH -> State.NO_TLS;
            case REFUSED, UNREACHABLE, RESET, CLOSED, DEADLINE, LOCAL_LIMIT -> State.DROPPED;
        };
    }

    private Optional<String> serverName() {
        String name = target.name().toLowerCase(Locale.ROOT);
        return AddressLiteral.of(name).isPresent() ? Optional.empty() : Optional.of(name);
    }
}
