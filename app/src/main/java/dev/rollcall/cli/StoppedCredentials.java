package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import java.util.List;
import java.util.Optional;

/** Credentials that are not used because too many hosts refused them, in this run or in an earlier one. */
public interface StoppedCredentials {
    /** All of them, by name. */
    List<Stop> all();

    /**
     * Forgets what counts against a credential, stopped or not.
     *
     * @throws InputException where that can't be kept for the next run
     */
    void goOn(String credential) throws InputException;

    default Optional<Stop> of(String credential) {
        return all().stream()
                .filter(stop -> stop.credential().equals(credential))
                .findFirst();
    }

    /** Of a run that logs on nowhere. */
    static StoppedCredentials none() {
        return new StoppedCredentials() {
            @Override
            public List<Stop> all() {
                return List.of();
            }

            @Override
            public void goOn(String credential) {}
        };
    }

    /** @param why one sentence, with the hosts */
    record Stop(String credential, String why) {
        /** In one line, with what to do. */
        String line() {
            return PlainText.line(why) + "; once its secret is right: rollcall credentials go-on "
                    + PlainText.line(credential);
        }
    }
}
