package dev.rollcall.sweep;

import java.time.Clock;

/**
 * What a sweep is put together from.
 *
 * @param gateways {@link GatewayLook#none()} where they are not looked at
 * @param inside looks from inside; {@link InsideLooks#none()} without
 * @param rounds where the rounds are kept; {@link Rounds#none()} where they are not
 * @param clock of the times that rounds carry, and certificates are held against
 */
public record SweepParts(
        NameLook names,
        AddressLooks.Source addresses,
        GatewayLook gateways,
        InsideLooks inside,
        Judging judging,
        Rounds rounds,
        Clock clock) {}
