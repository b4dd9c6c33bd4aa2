package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialKind;
import dev.rollcall.vault.Vault;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Logs on to one host with a credential, and off again. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Logs on to a host with a credential, and says what was tried and what answered.")
final class CredentialsTestCommand implements Callable<Integer> {
    private static final ProbeSettings PROBING =
            new ProbeSettings(Duration.ofSeconds(5), List.of(), ProbeSettings.DEFAULT.cookie());

    private final RollcallCommand root;

    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "1", paramLabel = "HOST")
    String host = "";

    @Mixin
    WayOptions ways = new WayOptions();

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsTestCommand(RollcallCommand root) {
        this.root = root;
    }

    static InputException noVault() {
        return new InputException("no credential is kept yet: rollcall credentials add NAME --user USER");
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        ways.check();
        List<Host> named = ways.on(HostLists.named(List.of(host)));
        if (named.size() != 1) {
            throw new InputException("one host at a time: a wrong password on many would lock the account");
        }
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(parts);
        if (opened.isEmpty()) {
            throw noVault();
        }
        try (Vault kept = opened.get()) {
            Credential credential = kept.credential(name);
            return said(
                    credential,
                    named.getFirst(),
                    parts.trial()
                            .tried(
                                    credential,
                                    named.getFirst(),
                                    ways.plan(_ -> Optional.empty(), _ -> Optional.empty(), PROBING)));
        }
    }

    private int said(Credential credential, Host on, List<LogonTrial.Tried> tried) throws InputException {
        if (tried.isEmpty()) {
            throw new InputException("nothing here can log on with a credential of the kind "
                    + CredentialKind.of(credential).key());
        }
        PrintStream out = root.surroundings().out();
        boolean granted = false;
        for (LogonTrial.Tried one : tried) {
            granted |= one.granted();
            out.println(String.join("\t", PlainText.line(on.name()), one.transport(), PlainText.line(one.answer())));
        }
        return granted ? Commands.DONE : Commands.SOME_HOST_FAILS;
    }
}
