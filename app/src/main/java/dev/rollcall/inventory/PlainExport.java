package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;

/** Writes hosts one a line, with the port where it is not the usual one. */
public final class PlainExport {
    private PlainExport() {}

    /** Leaves {@code target} open. */
    public static void write(Collection<Host> hosts, Writer target) throws IOException {
        for (Host host : hosts) {
            target.write(host.label());
            target.write('\n');
        }
        target.flush();
    }
}
