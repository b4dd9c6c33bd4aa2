package dev.rollcall.probe.access;

import dev.rollcall.host.Host;
import dev.rollcall.vault.Credential;
import java.util.Optional;

/** Which credential a host is logged on to with. Safe for many threads. */
@FunctionalInterface
public interface CredentialChoice {
    /** Why there is no credential where the vault is locked. */
    String LOCKED = "the vault is locked";

    /** Empty where none is for this host. */
    Optional<Chosen> of(Host host);

    /** Why there is none, for a host that there is none for. */
    default String whyNone() {
        return "no credential is for this host";
    }

    /** For runs that could use a vault which is locked. */
    static CredentialChoice locked() {
        return new CredentialChoice() {
            @Override
            public Optional<Chosen> of(Host host) {
                return Optional.empty();
            }

            @Override
            public String whyNone() {
                return LOCKED;
            }
        };
    }

    /** @param why in one sentence, for people */
    record Chosen(Credential credential, String why) {}
}
