package dev.rollcall.remote;

/**
 * What is run.
 *
 * @param request one JSON document
 * @param privileged as root by sudo, where the account isn't it already; Windows scripts run with what the account has
 * @param largestOutput bytes of standard output after which it is ended
 */
public record ScriptRun(Script script, String request, boolean privileged, int largestOutput) {}
