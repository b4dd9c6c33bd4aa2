package dev.rollcall.diagnosis;

import dev.rollcall.observation.Environment;
import dev.rollcall.observation.Environment.Client;
import java.util.List;
import java.util.Optional;

/**
 * The client: too old, a stale saved credential, an .rdp file that overrides what is set. Told from the host's own fault by
 * others that get in from the same network; who gets no answer at all leaves no trace on the host, and is not found so.
 */
final class ClientSide implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "client-side",
                    "The client",
                    "C30",
                    Sureness.INFERRED,
                    "reason codes 0x1607, 0x2107; RdpCoreTS events 139, 140")
            .explains("0x106", "0x206", "0x306", "0x308", "0x804", "0x608", "0x1607", "0x2107", "*/0xa")
            .cure(
                    "Update the client, clear the saved credential, write the .rdp file anew.",
                    "clear-saved-credentials",
                    "write-rdp-file")
            .next("Connect with another client from the same network", "Connect without the .rdp file");

    /**
     * Of refusals, which take a name and a password: fewer are typing errors, and more are somebody who guesses. What is cut off
     * before that may as well be a check from outside, ours among them.
     */
    private static final int FEWEST = 5;

    private static final int MOST = 100;

    /** Where more than these fail, it is not the clients. */
    private static final int FEW_CLIENTS = 3;

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        List<Client> clients = signs.environment().map(Environment::clients).orElse(List.of());
        List<Client> failing = clients.stream()
                .filter(client -> client.granted() == 0 && client.refused() >= FEWEST)
                .toList();
        List<Client> others =
                clients.stream().filter(client -> client.granted() > 0).toList();
        if (failing.isEmpty() || failing.size() > FEW_CLIENTS || others.isEmpty()) {
            return Optional.empty();
        }
        if (failing.stream().anyMatch(client -> client.refused() >= MOST)) {
            return Optional.empty();
        }
        Optional<Client> neighbour = others.stream()
                .filter(other -> failing.stream().anyMatch(client -> Network.same(client.address(), other.address())))
                .findFirst();
        Suspicion suspicion =
                Suspicion.of(neighbour.isPresent() ? Confidence.MEDIUM : Confidence.LOW, words(failing.getFirst()));
        for (Client client : failing) {
            suspicion = suspicion.and(words(client));
        }
        return Optional.of(suspicion
                .and(neighbour
                        .map(other -> other.address() + " gets in, from the same network")
                        .orElseGet(() -> others.getFirst().address() + " gets in"))
                .and(signs.eventWords("RdpCoreTS", 163, 164)));
    }

    private static String words(Client client) {
        String broken = client.broken() > 0 ? ", " + client.broken() + " times cut off for what it sent" : "";
        return "client " + client.address() + ": " + client.refused() + " times refused" + broken + ", never let in";
    }
}
