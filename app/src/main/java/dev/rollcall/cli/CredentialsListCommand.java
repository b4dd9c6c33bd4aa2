package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.host.InputException;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.KeptCredential;
import dev.rollcall.vault.Vault;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which credentials are kept, and none of their secrets. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Lists the credentials that are kept: name, kind, user and the hosts they are for, never a secret.")
final class CredentialsListCommand implements Callable<Integer> {
    /** In what form. */
    enum Form {
        TABLE,
        JSON
    }

    private final RollcallCommand root;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (with tabs between) or json.")
    Form format = Form.TABLE;

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException, JsonProcessingException {
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(root, parts);
        if (opened.isEmpty()) {
            print(List.of());
            root.surroundings()
                    .complain("there is no vault yet: the first credentials add makes "
                            + parts.vault().path());
            return Commands.DONE;
        }
        try (Vault kept = opened.get()) {
            print(kept.kept());
        }
        return Commands.DONE;
    }

    private void print(List<KeptCredential> kept) throws JsonProcessingException {
        PrintStream out = root.surroundings().out();
        switch (format) {
            case TABLE -> kept.forEach(one -> out.println(line(one)));
            case JSON ->
                out.println(JsonMapper.builder()
                        .build()
                        .writeValueAsString(
                                kept.stream().map(CredentialsListCommand::json).toList()));
        }
    }

    private static String line(KeptCredential one) {
        return String.join(
                        "\t",
                        one.name(),
                        one.kind().key(),
                        PlainText.line(one.credential().user()),
                        PlainText.line(one.query().orElse("")))
                .stripTrailing();
    }

    private static Map<String, @Nullable Object> json(KeptCredential one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", one.name());
        json.put("kind", one.kind().key());
        json.put("user", one.credential().user());
        json.put("for", one.query().orElse(null));
        if (one.credential() instanceof Credential.KerberosKeytab keytab) {
            json.put("keytab", keytab.keytab().toString());
        }
        return json;
    }
}
