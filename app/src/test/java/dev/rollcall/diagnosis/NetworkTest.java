package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NetworkTest {
    @Test
    void addressesAreNearWhereAUsualNetworkHoldsBoth() {
        assertTrue(Network.same("10.0.0.7", "10.0.0.200"));
        assertFalse(Network.same("10.0.0.7", "10.0.1.7"));
        assertTrue(Network.same("2001:db8::7", "2001:db8:0:0:ffff::8"));
        assertFalse(Network.same("2001:db8::7", "2001:db8:0:1::7"));
    }

    @Test
    void whatIsNoAddressIsNearNothing() {
        assertFalse(Network.same("10.0.0.7", "2001:db8::7"));
        assertFalse(Network.same("rds-1.example.net", "rds-1.example.net"));
        assertFalse(Network.same("", ""));
    }
}
