package dev.rollcall.fanout;

/** Lets the next job in. {@link Limit#take()} is one; several limits can stand behind each other. */
@FunctionalInterface
public interface Admission {
    /** Waits until the next job may begin, however long that takes. */
    Permit admit() throws InterruptedException;
}
