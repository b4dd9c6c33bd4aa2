package dev.rollcall.vault;

import java.util.Optional;

/**
 * A credential as the vault keeps it.
 *
 * @param query which hosts it is for, as a person wrote it; empty: only where it is asked for by name
 */
public record KeptCredential(Credential credential, Optional<String> query) {
    public String name() {
        return credential.name();
    }

    public CredentialKind kind() {
        return CredentialKind.of(credential);
    }
}
