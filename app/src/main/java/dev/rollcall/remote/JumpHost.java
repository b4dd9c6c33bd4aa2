package dev.rollcall.remote;

import dev.rollcall.vault.Credential;

/**
 * A host that others are reached through.
 *
 * @param name as the inventory says it
 * @param port of its SSH server
 * @param credential that it is logged on to with
 */
public record JumpHost(String name, int port, Credential credential) {}
