package dev.rollcall.remote;

/**
 * How a script ended.
 *
 * @param output standard output, decoded, without a byte order mark
 * @param errors standard error in words: CLIXML is already decoded; cut where {@code errorsCut}
 * @param privileged it ran as root; never said of Windows, where a script runs with what the account has
 * @param refusal why it ran without the privileges that were asked for, in the host's words; else empty
 */
public record ScriptResult(
        int exitCode, String output, String errors, boolean errorsCut, boolean privileged, String refusal) {
    /** Of a host where a script just runs with what the account has. */
    public ScriptResult(int exitCode, String output, String errors, boolean errorsCut) {
        this(exitCode, output, errors, errorsCut, false, "");
    }
}
