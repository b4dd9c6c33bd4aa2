package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.matrix.CredentialBindings;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import org.jspecify.annotations.Nullable;

/** Queries of the command line; what is wrong with one is said with its option. */
final class QueryOption {
    private QueryOption() {}

    /** Every row where {@code --where} isn't said. */
    static Query where(@Nullable String text) throws InputException {
        if (text == null) {
            return Query.ALL;
        }
        try {
            return Query.parse(text);
        } catch (QueryException wrong) {
            throw new InputException("--where: " + wrong.getMessage(), wrong);
        }
    }

    /** The hosts that a credential is for. */
    static Query binding(String text) throws InputException {
        try {
            return CredentialBindings.query(text);
        } catch (QueryException wrong) {
            throw new InputException("--for: " + wrong.getMessage(), wrong);
        }
    }
}
