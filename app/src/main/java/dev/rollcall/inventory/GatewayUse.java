package dev.rollcall.inventory;

import dev.rollcall.host.Gateway;

/**
 * A gateway that is kept.
 *
 * @param hosts how many are behind it
 */
public record GatewayUse(Gateway gateway, int hosts) {}
