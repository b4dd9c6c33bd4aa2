package dev.rollcall.probe.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.probe.tcp.ConnectionFault.Kind;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    @Test
    void ourOwnLimitsAreNotTheHostsFault() throws UnknownHostException {
        assertKind(Kind.LOCAL_LIMIT, new SocketException("Too many open files"), "192.0.2.1");
        assertKind(Kind.LOCAL_LIMIT, new BindException("Cannot assign requested address"), "192.0.2.1");
        assertTrue(Faults.ofExchange(new SocketException("Too many open files")).ours());
    }

    @Test
    void whereThereIsNoIpv6AnIpv6AddressIsUnreachable() throws UnknownHostException {
        assertKind(Kind.UNREACHABLE, new BindException("Cannot assign requested address"), "2001:db8::1");
    }

    @Test
    void theNetworksAnswersAreToldApart() throws UnknownHostException {
        assertKind(Kind.REFUSED, new ConnectException("Connection refused"), "192.0.2.1");
        assertKind(Kind.TIMED_OUT, new SocketTimeoutException("Connect timed out"), "192.0.2.1");
        assertKind(Kind.TIMED_OUT, new ConnectException("Connection timed out"), "192.0.2.1");
        assertKind(Kind.UNREACHABLE, new NoRouteToHostException("No route to host"), "192.0.2.1");
        assertKind(Kind.UNREACHABLE, new SocketException("Network is unreachable"), "192.0.2.1");
        assertEquals(
                Kind.RESET,
                Faults.ofExchange(new SocketException("Connection reset")).kind());
    }

    @Test
    void aConnectionThatEndsAsItBeginsIsReset() throws UnknownHostException {
        assertKind(Kind.RESET, new SocketException("Broken pipe"), "192.0.2.1");
        assertKind(Kind.RESET, new SocketException("Connection reset"), "192.0.2.1");
    }

    private static void assertKind(Kind kind, IOException failure, String address) throws UnknownHostException {
        assertEquals(
                kind, Faults.ofConnect(failure, InetAddress.getByName(address)).kind());
    }
}
