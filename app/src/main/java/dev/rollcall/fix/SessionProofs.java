package dev.rollcall.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.observation.SessionObservation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a new look has to show of sessions that something was done to. */
final class SessionProofs {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SessionProofs() {}

    /**
     * @param undone which of the sessions that were chosen are not as they should be
     * @param words what they are now, for people
     */
    static Proof of(Sight before, Sight after, FixReport report, Predicate<RemoteDesktopSession> undone, String words) {
        Optional<Proof> worse = Proofs.worse(before, after);
        if (worse.isPresent()) {
            return worse.get();
        }
        Optional<SessionObservation> seen = after.seen(SessionObservation.class)
                .filter(sessions -> !sessions.missing().containsKey("sessions"));
        if (seen.isEmpty()) {
            return new Proof.Missing("the sessions could not be looked at again");
        }
        List<Chosen> chosen = chosen(report);
        List<RemoteDesktopSession> left = seen.get().sessions().stream()
                .filter(session -> chosen.stream().anyMatch(each -> each.is(session, before)))
                .filter(undone)
                .toList();
        if (left.isEmpty()) {
            return new Proof.Verified(
                    words + ": " + list(chosen.stream().map(Chosen::words).toList()));
        }
        return new Proof.Missing("not yet " + words + ": "
                + list(left.stream()
                        .map(session -> new Chosen(session.id(), session.user()).words())
                        .toList()));
    }

    /** Whether somebody is connected to it; of one that hangs, its client tells. */
    static boolean connected(RemoteDesktopSession session) {
        return switch (session.state()) {
            case ACTIVE, CONNECTED -> true;
            case FROZEN -> !session.client().isEmpty();
            case DISCONNECTED, LISTENING, DOWN, OTHER -> false;
        };
    }

    private static String list(List<String> words) {
        return words.isEmpty()
                ? "none"
                : words.stream().limit(5).collect(Collectors.joining(", ")) + (words.size() > 5 ? "…" : "");
    }

    /** As scripts write them: the id, when it began in the host's own terms, the user. */
    private static List<Chosen> chosen(FixReport report) {
        List<Chosen> chosen = new ArrayList<>();
        try {
            JsonNode keys = JSON.readTree(report.image().orElse("{}")).path("sessions");
            for (JsonNode key : keys.isTextual() ? List.of(keys) : keys) {
                String[] parts = key.asText("").split(" ", 3);
                if (parts.length == 3) {
                    chosen.add(new Chosen(parts[0], parts[2]));
                }
            }
        } catch (JsonProcessingException _) {
            return List.of();
        }
        return chosen;
    }

    private record Chosen(String id, String user) {
        /** Somebody may have logged on since, and been given the same number. */
        boolean is(RemoteDesktopSession session, Sight before) {
            boolean newer = session.state() == State.ACTIVE
                    && session.since()
                            .filter(since -> since.isAfter(before.round().at()))
                            .isPresent();
            return id.equals(session.id()) && user.equals(session.user()) && !newer;
        }

        String words() {
            return id + (user.isEmpty() ? "" : " of " + user);
        }
    }
}
