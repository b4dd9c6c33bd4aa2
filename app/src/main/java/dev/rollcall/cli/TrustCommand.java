package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** By what hosts are known. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "The SSH keys and WinRM certificates that hosts are known by: none is logged on to that shows another.")
final class TrustCommand {}
