package dev.rollcall.ui.credentials;

import dev.rollcall.host.InputException;
import java.util.List;

/**
 * What hosts are logged on to with: locked until a person says the passphrase. What throws is slow, and never called on the
 * JavaFX thread; the rest is quick. No secret comes back out.
 */
public interface Credentials {
    /** Whether there is something to unlock. */
    boolean exist();

    boolean unlocked();

    /**
     * Unlocks them until the window is closed; overwrites the passphrase.
     *
     * @throws InputException one line, e.g. that the passphrase is wrong
     */
    void unlock(char[] passphrase) throws InputException;

    /** Makes an empty vault, unlocked; overwrites the passphrase. */
    void create(char[] passphrase) throws InputException;

    /** In the order they were added; empty while they are locked. */
    List<KnownCredential> list();

    /** Overwrites the secrets of what is added. */
    void add(NewCredential added) throws InputException;

    void remove(String name) throws InputException;

    /** Those that too many hosts refused: not used until {@link #goOn}. */
    List<Stop> stopped();

    /** May be tried again. */
    void goOn(String name);

    /**
     * A credential, without its secret.
     *
     * @param query the hosts it is for; empty where it is for none
     */
    record KnownCredential(String name, String kind, String user, String query) {}

    /** @param why one sentence for a person */
    record Stop(String name, String why) {}
}
