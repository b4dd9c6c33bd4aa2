package dev.rollcall.probe.rdp;

/** What a host sent isn't what its protocol says. */
final class MalformedException extends Exception {
    MalformedException(String message) {
        super(message, null, false, false);
    }
}
