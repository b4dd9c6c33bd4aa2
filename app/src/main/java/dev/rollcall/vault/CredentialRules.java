package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.util.regex.Pattern;

/** How a credential and whom it logs on may be called, wherever a person says it. */
public final class CredentialRules {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final int LONGEST_USER = 256;

    private CredentialRules() {}

    /** @throws InputException where it can't be called so */
    public static void name(String name) throws InputException {
        if (!NAME.matcher(name).matches()) {
            throw new InputException("a credential's name has 1 to 64 letters, digits and . _ @ -");
        }
    }

    /** @throws InputException where no user can be called so; that there is one is not held here */
    public static void user(String user) throws InputException {
        if (user.length() > LONGEST_USER || user.chars().anyMatch(Character::isISOControl)) {
            throw new InputException(
                    "the user has more than " + LONGEST_USER + " characters, or some that can't be shown");
        }
    }
}
