package dev.rollcall.remote;

/**
 * How a script ended.
 *
 * @param output standard output, decoded, without a byte order mark
 * @param errors standard error in words: CLIXML is already decoded; cut where {@code errorsCut}
 */
public record ScriptResult(int exitCode, String output, String errors, boolean errorsCut) {}
