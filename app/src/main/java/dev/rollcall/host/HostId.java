package dev.rollcall.host;

import java.util.UUID;

/** Names a host of the inventory for good: it outlives a change of its name, address or port. */
public record HostId(UUID value) {
    public static HostId random() {
        return new HostId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
