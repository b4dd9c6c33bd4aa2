package dev.rollcall.remote;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** SSH keys as somebody's own known_hosts file has them; it is only read, once. Knows nothing of certificates. */
public final class KnownHostsTrust implements Trust {
    private final KnownHosts known;

    private KnownHostsTrust(KnownHosts known) {
        this.known = known;
    }

    /** @throws InputException where the file can't be read */
    public static KnownHostsTrust read(Path file) throws InputException {
        try {
            return new KnownHostsTrust(KnownHosts.of(TrustFile.readLines(file)));
        } catch (IOException e) {
            throw new InputException(
                    file + ": can't be read: " + TrustFile.reason(e) + "; give a file in known_hosts form", e);
        }
    }

    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        return switch (shown.kind()) {
            case SSH_HOST_KEY -> known.judge(name, port, shown);
            case CERTIFICATE -> new NotApproved();
        };
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        return known.algorithms(name, port);
    }
}
