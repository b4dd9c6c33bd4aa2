package dev.rollcall.host;

/** Input from a person, a file or a command line that can't be used. Its message is the one line they are shown. */
public final class InputException extends Exception {
    /** @param message one line: what, where, and what to do about it */
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
