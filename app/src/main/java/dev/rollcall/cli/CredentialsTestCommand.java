package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialKind;
import dev.rollcall.vault.Vault;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs on to one host with a credential, and off again. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Logs on to a host with a credential, and says what was tried and what answered.")
final class CredentialsTestCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final RollcallCommand root;

    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "HOST", description = "One.", hideParamSyntax = true)
    List<String> hosts = new ArrayList<>();

    @Option(
            names = "--resolver",
            paramLabel = "HOST[:PORT]",
            description = "A name server to ask; may be repeated. The system's unless said.")
    List<String> resolvers = new ArrayList<>();

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
        List<Host> named = ways.on(root.asKept(HostLists.named(hosts)));
        if (named.size() != 1) {
            throw new InputException("HOST " + String.join(" ", hosts) + " stands for " + named.size()
                    + " hosts: name one, for a wrong password on many would lock the account");
        }
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String resolver : resolvers) {
            servers.add(Words.resolver(resolver));
        }
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(root, parts);
        if (opened.isEmpty()) {
            throw noVault();
        }
        try (Vault kept = opened.get()) {
            Credential credential = kept.credential(name);
            int code = said(
                    credential,
                    named.getFirst(),
                    parts.trial()
                            .tried(
                                    credential,
                                    named.getFirst(),
                                    ways.plan(
                                            _ -> Optional.empty(),
                                            _ -> Optional.empty(),
                                            new ProbeSettings(CONNECT, servers, ProbeSettings.DEFAULT.cookie()))));
            parts.stopped().of(name).ifPresent(stop -> root.surroundings().complain(stop.line()));
            return code;
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
