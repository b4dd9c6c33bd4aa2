package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** Holds the commands of bulk fixes. */
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fixes many hosts at once: plans, acts in waves, and looks again from outside.")
final class FixCommand {}
