package dev.rollcall.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/** Who acts, as the journal has it. */
public final class Who {
    private Who() {}

    /** Account and computer: {@code ops@desk-4}. */
    public static String here() {
        String computer;
        try {
            computer = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            computer = "localhost";
        }
        return Objects.requireNonNullElse(System.getProperty("user.name"), "somebody") + "@" + computer;
    }
}
