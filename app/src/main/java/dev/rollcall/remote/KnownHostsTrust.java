package dev.rollcall.remote;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** SSH keys as somebody's own known_hosts file has them; it is only read, once. Knows nothing of certificates. */
public final class KnownHostsTrust implements Trust {
    private final KnownHosts known;

    private KnownHostsTrust(KnownHosts known) {
        this.known = known;
    }

    /** @throws InputException where the file can't be read, or a line of it can't be understood */
    public static KnownHostsTrust read(Path file) throws InputException {
        try {
            List<String> lines = TextLines.read(file);
            for (int i = 0; i < lines.size(); i++) {
                String damage = KnownHostsLine.damage(lines.get(i));
                if (!damage.isEmpty()) {
                    throw new InputException(file + ": line " + (i + 1) + " can't be understood: " + damage
                            + "; take it out, or give a file in known_hosts form, as ssh-keyscan prints it");
                }
            }
            return new KnownHostsTrust(KnownHosts.of(lines));
        } catch (IOException e) {
            throw new InputException(
                    file + ": can't be read: " + TextLines.reason(e) + "; give a file in known_hosts form", e);
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
