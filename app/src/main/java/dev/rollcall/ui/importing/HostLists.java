package dev.rollcall.ui.importing;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a person brings. Slow: never called on the JavaFX thread. */
public interface HostLists {
    /** @throws InputException if nothing in them can be used, with the one line that says why */
    Preview read(List<Path> files) throws InputException;

    /** Names, addresses and ranges as typed or pasted. */
    Preview read(String text) throws InputException;

    /**
     * What would come in.
     *
     * @param more what comes in only after a yes, e.g. a range of a million addresses
     */
    record Preview(List<Host> hosts, List<LeftOut> leftOut, Optional<More> more) {
        public Preview {
            hosts = List.copyOf(hosts);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** One thing that does not come in; {@code where} e.g. {@code line 7}. */
    record LeftOut(String where, String why) {}

    /**
     * A lot of hosts.
     *
     * @param question e.g. {@code 10.0.0.0/12 would add 1,048,576 hosts}
     * @param all these and the rest; slow
     */
    record More(String question, Supplier<List<Host>> all) {}
}
