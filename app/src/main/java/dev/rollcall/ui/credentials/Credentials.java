package dev.rollcall.ui.credentials;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import java.util.Optional;

/**
 * What hosts are logged on to with: locked until a person says the passphrase. What throws is slow, and never called on the
 * JavaFX thread; the rest is quick. No secret comes back out.
 */
public interface Credentials {
    /** Whether there is something to unlock. */
    boolean exist();

    boolean unlocked();

    /** Whether this system has a keyring that a passphrase can be kept in. */
    boolean hasKeyring();

    /**
     * Unlocks them until somebody locks them or the window is closed; overwrites the passphrase.
     *
     * @param keep whether the keyring is to keep the passphrase
     * @throws InputException one line, e.g. that the passphrase is wrong; they are unlocked where only the keyring refused
     */
    void unlock(char[] passphrase, boolean keep) throws InputException, InterruptedException;

    /** Unlocks them with what the keyring keeps. */
    void unlockFromKeyring() throws InputException, InterruptedException;

    /** Makes an empty vault, unlocked; overwrites the passphrase. */
    void create(char[] passphrase, boolean keep) throws InputException, InterruptedException;

    /** Takes all secrets out of memory; a check under way can't use them any more. */
    void lock() throws InputException;

    /** In the order they were added; empty while they are locked. */
    List<KnownCredential> list();

    /** Overwrites the secrets of what is added. */
    void add(NewCredential added) throws InputException;

    void remove(String name) throws InputException;

    /** What a host is logged on to with, and why; empty while they are locked, and where none is for it. Quick. */
    Optional<Choice> chosen(Host host);

    /**
     * Logs on to one host and off again, in the order of what was tried.
     *
     * @throws InputException where nothing could be tried at all
     */
    List<Tried> tryOn(Host host, String name) throws InputException, InterruptedException;

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
    record Choice(String name, String why) {}

    /** @param way with its port; {@code answer} in one line */
    record Tried(String way, boolean granted, String answer) {}

    /** @param why one sentence for a person, with the hosts that refused it */
    record Stop(String name, String why) {}
}
