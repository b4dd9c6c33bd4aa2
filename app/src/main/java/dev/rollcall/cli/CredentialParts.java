package dev.rollcall.cli;

import dev.rollcall.vault.VaultFile;
import dev.rollcall.vault.keyring.Keyring;

/**
 * What commands with credentials work with.
 *
 * @param vault beside the store; need not be there yet
 * @param stopped of this store, in this run and earlier ones
 */
public record CredentialParts(
        VaultFile vault, SecretQuestion question, Keyring keyring, LogonTrial trial, StoppedCredentials stopped) {}
