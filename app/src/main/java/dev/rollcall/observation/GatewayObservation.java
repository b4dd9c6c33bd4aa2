package dev.rollcall.observation;

import dev.rollcall.host.Gateway;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.DnsObservation.Reply;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the gateway in front of a host answers this computer: every name that people type for it, and what is there ([MS-TSGU]
 * 3.3.5.1). No credential is ever sent.
 *
 * @param names what the name servers say of each name, the gateway's own first
 * @param visits one to each address of its own name, and one under each other name; none where no name has an address
 */
public record GatewayObservation(Gateway gateway, List<Named> names, List<Visit> visits) implements Observation {
    /** What an endpoint's {@code fault} is where it lets a whole time limit pass. */
    public static final String NO_ANSWER = "no answer";

    public GatewayObservation {
        names = List.copyOf(names);
        visits = List.copyOf(visits);
    }

    /** One of its names. */
    public record Named(String name, Reply reply, List<InetAddress> addresses) {
        public Named {
            addresses = List.copyOf(addresses);
        }
    }

    /** How far a client gets. */
    public enum State {
        /** TLS stands. */
        SECURED,
        REFUSED,
        /** No answer to the connection request in time. */
        FILTERED,
        UNREACHABLE,
        /** Accepts the connection, never speaks. */
        SILENT,
        /** Accepts the connection and closes or resets it. */
        DROPPED,
        /** Speaks, but the TLS handshake fails. */
        NO_TLS
    }

    /**
     * One address, asked under one name.
     *
     * @param detail how it failed; may be empty
     * @param connect time of the TCP handshake; zero where there was none
     * @param endpoints what answered to requests over TLS; none without TLS
     */
    public record Visit(
            String name,
            InetAddress address,
            State state,
            String detail,
            Duration connect,
            Optional<Shown> shown,
            List<Endpoint> endpoints) {
        public Visit {
            endpoints = List.copyOf(endpoints);
        }

        public Optional<Endpoint> endpoint(Kind kind) {
            return endpoints.stream().filter(each -> each.kind() == kind).findFirst();
        }
    }

    /**
     * The certificate it shows, and the TLS it comes with.
     *
     * @param distrust why no authority that this computer trusts vouches for the chain as it was sent, dates aside; empty where
     *     one does
     */
    public record Shown(Presented certificate, Optional<String> distrust) {}

    /** The two ways in. */
    public enum Kind {
        /** {@code RDG_OUT_DATA /remoteDesktopGateway/}: what clients have used since Windows 8. */
        HTTP,
        /** {@code RPC_IN_DATA /rpc/rpcproxy.dll}: RPC over HTTP, of older clients. */
        RPC
    }

    /**
     * What answers at one of them.
     *
     * @param status of HTTP; zero where no HTTP answer came
     * @param authenticate schemes of {@code WWW-Authenticate}, as sent
     * @param location where a redirect leads; may be empty
     * @param page whether it is a page for people
     * @param fault why there is no status; otherwise empty
     */
    public record Endpoint(
            Kind kind,
            int status,
            List<String> authenticate,
            String server,
            String location,
            boolean page,
            String fault) {
        public Endpoint {
            authenticate = List.copyOf(authenticate);
        }

        /** Where no HTTP answer came. */
        public static Endpoint without(Kind kind, String fault) {
            return new Endpoint(kind, 0, List.of(), "", "", false, fault);
        }
    }
}
