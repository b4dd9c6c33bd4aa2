package dev.rollcall.remote.winrm.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came back for one POST. */
public final class Reply {
    private final int status;
    private final String contentType;
    private final List<String> challenges;
    private final byte[] body;

    Reply(int status, String contentType, List<String> challenges, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.challenges = challenges;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Empty where there was none. */
    public String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The names of the log-on schemes that are offered, as the host writes them; bounded, and safe to show. */
    public List<String> schemes() {
        return challenges.stream()
                .map(challenge -> challenge.split("[ ,]", 2)[0])
                .filter(scheme -> scheme.matches("[A-Za-z]{1,20}"))
                .distinct()
                .limit(8)
                .toList();
    }

    public boolean offers(String scheme) {
        return schemes().stream().anyMatch(scheme::equalsIgnoreCase);
    }

    /** What a scheme's challenge carries, in base64; empty where it carries nothing. */
    public Optional<String> token(String scheme) {
        String start = scheme.toLowerCase(Locale.ROOT) + " ";
        return challenges.stream()
                .filter(challenge -> challenge.toLowerCase(Locale.ROOT).startsWith(start))
                .map(challenge -> challenge.substring(start.length()).strip())
                .filter(token -> token.matches("[A-Za-z0-9+/]+={0,2}"))
                .findFirst();
    }
}
