package dev.rollcall.ui.fixes;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the page of fixes reaches of the rest of the window.
 *
 * @param go goes to the page
 * @param read shows what is known of a fix
 * @param save asks where to write a file of about that name
 * @param chooseFile asks for a file that is what its argument says
 */
public record PageLinks(
        Runnable go,
        Consumer<String> read,
        HostLinks hosts,
        Function<String, Optional<Path>> save,
        Function<String, Optional<Path>> chooseFile,
        Consumer<String> say,
        Consumer<String> problem) {
    Consumer<HostId> open() {
        return hosts.open();
    }

    Function<HostId, Optional<Host>> host() {
        return hosts.of();
    }

    Consumer<Collection<HostId>> looked() {
        return hosts.looked();
    }

    /**
     * @param open shows all that is known of a host
     * @param looked is given hosts that a plan or a campaign has looked at: what was seen is kept, and is newer than what is shown
     */
    public record HostLinks(
            Consumer<HostId> open, Function<HostId, Optional<Host>> of, Consumer<Collection<HostId>> looked) {}
}
