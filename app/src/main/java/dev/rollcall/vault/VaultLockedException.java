package dev.rollcall.vault;

/** A secret is asked for after its vault was locked. */
public final class VaultLockedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    VaultLockedException() {
        super("the vault was locked");
    }
}
