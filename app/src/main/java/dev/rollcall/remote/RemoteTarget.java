package dev.rollcall.remote;

import java.net.InetSocketAddress;

/**
 * Which host is meant, and where it answers.
 *
 * @param name as the inventory says it: for SNI, service principal names and the list of approved keys
 * @param address resolved
 */
public record RemoteTarget(String name, InetSocketAddress address) {}
