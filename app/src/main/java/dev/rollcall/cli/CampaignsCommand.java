package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** Holds the commands of what bulk fixes did. */
@Command(
        name = "campaigns",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "What bulk fixes did, host by host; going on with them, and taking them back.")
final class CampaignsCommand {}
