package dev.rollcall.ui.importing;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what a person brings. Slow: never called on the JavaFX thread. */
public interface ImportSource {
    /** @throws InputException if nothing in it can be used, with the one line that says why */
    Preview read(List<Path> files) throws InputException;

    /** Names, addresses and ranges as typed or pasted, one a line or separated by commas. */
    Preview read(String text) throws InputException;

    /**
     * What would come in.
     *
     * @param consent a question to be answered with yes before so much is taken, e.g. a range of a million addresses
     */
    record Preview(List<Host> hosts, List<Skipped> skipped, Optional<String> consent) {
        public Preview {
            hosts = List.copyOf(hosts);
            skipped = List.copyOf(skipped);
        }
    }

    /** One thing that does not come in; {@code where} e.g. {@code line 7}. */
    record Skipped(String where, String why) {}
}
