package dev.rollcall.probe.access;

import dev.rollcall.host.Host;
import dev.rollcall.vault.Credential;
import java.util.Optional;

/** Which credential a host is logged on to with. Safe for many threads. */
@FunctionalInterface
public interface CredentialChoice {
    /** Empty where none is for this host. */
    Optional<Chosen> of(Host host);

    /** @param why in one sentence, for people */
    record Chosen(Credential credential, String why) {}
}
