package dev.rollcall.probe.gateway;

import dev.rollcall.observation.GatewayObservation.Kind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The first request of a client that has not logged on yet: the server should ask who it is. */
record Request(Kind kind, String line, String text) {
    private static final String END = "\r\n";

    /** @param host as a {@code Host} header has it */
    static Request of(Kind kind, String host) {
        String line = switch (kind) {
            case HTTP -> "RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1";
            case RPC -> "RPC_IN_DATA /rpc/rpcproxy.dll?localhost:3388 HTTP/1.1";
        };
        String own = switch (kind) {
            // [MS-TSGU] 2.2.3.2.1: one id for both channels of a connection.
            case HTTP ->
                "Accept: */*" + END + "User-Agent: MS-RDGateway/1.0" + END + "RDG-Connection-Id: {" + UUID.randomUUID()
                        + "}" + END;
            // [MS-RPCH] 2.1.2.1.1.
            case RPC -> "Accept: application/rpc" + END + "User-Agent: MSRPC" + END;
        };
        // Clients say that there is no body: of methods that they don't know, some web servers ask for a length (411).
        String text = line + END + "Host: " + host + END + "Cache-Control: no-cache" + END + "Pragma: no-cache" + END
                + "Connection: Keep-Alive" + END + "Content-Length: 0" + END + own + END;
        return new Request(kind, line, text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
