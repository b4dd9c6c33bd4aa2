package dev.rollcall.remote.winrm.peer;

import java.nio.charset.StandardCharsets;

/** What runs on the host in place of Windows programs. */
@FunctionalInterface
public interface PeerProgram {
    Ended run(String commandLine, byte[] input);

    /** How a program ended. */
    record Ended(int exitCode, String output, String errors) {
        byte[] outputBytes() {
            return output.getBytes(StandardCharsets.UTF_8);
        }

        byte[] errorBytes() {
            return errors.getBytes(StandardCharsets.UTF_8);
        }
    }
}
