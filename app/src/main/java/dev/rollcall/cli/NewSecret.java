package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.util.Arrays;

/** A secret that somebody makes up, or says for the first time: asked for twice, since nobody sees what is typed. */
final class NewSecret {
    private NewSecret() {}

    /**
     * What was answered both times; the caller closes it.
     *
     * @param differ what is said where the two answers differ
     * @param nobody what is said where nobody answers
     */
    static Secret asked(SecretQuestion question, String prompt, String differ, String nobody) throws InputException {
        Secret first = once(question, prompt, nobody);
        boolean same = false;
        try (Secret second = once(question, "The same once more", nobody)) {
            same = first.with(left -> second.with(right -> Arrays.equals(left, right)));
        } finally {
            if (!same) {
                first.close();
            }
        }
        if (!same) {
            throw new InputException(differ);
        }
        return first;
    }

    private static Secret once(SecretQuestion question, String prompt, String nobody) throws InputException {
        return question.ask(prompt).orElseThrow(() -> new InputException(nobody));
    }
}
