package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.vault.Credential;
import java.util.List;

/**
 * Logs on to one host and off again, to learn whether a credential is good. Sends it no more often than the lock-out guard lets it.
 */
public interface LogonTrial {
    /**
     * What became of one way in.
     *
     * @param transport with its port, e.g. {@code ssh (22)}
     * @param answer what answered, or why nothing did, in one line
     */
    record Tried(String transport, boolean granted, String answer) {}

    /**
     * In the order they were tried; empty where no way in takes a credential of this kind.
     *
     * @throws InputException if the host can't be found at all
     */
    List<Tried> tried(Credential credential, Host host, LogonPlan plan) throws InputException, InterruptedException;
}
