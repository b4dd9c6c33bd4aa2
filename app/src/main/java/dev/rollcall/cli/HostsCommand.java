package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** The inventory. */
@Command(
        name = "hosts",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "The hosts that are kept.")
final class HostsCommand {}
