package dev.rollcall.remote;

import java.util.Arrays;
import java.util.List;

/** A transport and the port where hosts offer it, before anything is opened. */
public record Way(TransportKind transport, int port) {
    /** Those that are tried unless somebody says otherwise, the better ones first. */
    public static final List<Way> USUAL = Arrays.stream(TransportKind.values())
            .map(kind -> new Way(kind, kind.port()))
            .toList();
}
