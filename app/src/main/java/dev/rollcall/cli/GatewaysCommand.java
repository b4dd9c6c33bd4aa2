package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** The gateways of the inventory. */
@Command(
        name = "gateways",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "The Remote Desktop Gateways that are kept: hosts add --gateway says which hosts are behind one.")
final class GatewaysCommand {}
