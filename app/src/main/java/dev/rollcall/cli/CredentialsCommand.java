package dev.rollcall.cli;

import picocli.CommandLine.Command;

/** The vault. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "What hosts are logged on to with: a vault beside the store, opened by a passphrase.")
final class CredentialsCommand {}
