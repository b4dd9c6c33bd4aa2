package dev.rollcall.launch;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}
