package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.observation.Round;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as its own process, with a password, a key and passphrases: none of them may be in anything that it wrote. */
@Tag("lab")
@Timeout(180)
class LabSecretsTest {
    private static final String PASSWORD = "Lab-admin-1";
    private static final String REFUSED = "Operator-wrong-5";
    private static final String KEY_PASSPHRASE = "Key-passphrase-Wm3";
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();

    @Test
    void nothingThatTheProgramWroteHoldsASecret() throws Exception {
        Path key = folder.resolve("secrets/key");
        Files.createDirectories(key.getParent());
        Files.createDirectories(folder.resolve("tmp"));
        Files.copy(LabProgram.KEY, key);
        process(List.of("ssh-keygen", "-q", "-p", "-P", "", "-N", KEY_PASSPHRASE, "-f", key.toString()), 0);
        String vault = secret("vault", LabProgram.PASSPHRASE);
        String phrase = secret("key-passphrase", KEY_PASSPHRASE);
        rollcall(0, phrase, "hosts", "add", "good.lab.test", "stock.lab.test");
        rollcall(0, phrase, add("password", "admin", vault, "--password-file", secret("password", PASSWORD)));
        rollcall(0, phrase, add("key", "admin", vault, "--key", key.toString(), "--key-passphrase-fd", "3"));
        rollcall(0, phrase, add("wrong", "operator", vault, "--password-file", secret("wrong", REFUSED)));

        rollcall(0, phrase, check("password", vault, "json"));
        rollcall(0, phrase, check("key", vault, "ndjson"));
        rollcall(0, phrase, check("wrong", vault, "table"));
        rollcall(0, phrase, check("password", vault, "junit"));
        rollcall(0, phrase, "credentials", "list", "--vault-passphrase-file", vault);
        rollcall(2, phrase, check("password", secret("other", KEY_PASSPHRASE), "csv"));
        rollcall(0, phrase, "--verbose", "history", "good.lab.test");

        Map<String, String> everything = everything();
        String all = String.join("\n", everything.values());
        assertTrue(all.contains("linux.sh as root"), "the transcripts are looked through, too");
        assertTrue(everything.keySet().stream().anyMatch(name -> name.endsWith(".db")), everything.keySet()::toString);
        for (String secret : secrets(key)) {
            everything.forEach((where, text) ->
                    assertFalse(text.contains(secret), () -> "\"" + secret.substring(0, 6) + "…\" is in " + where));
        }
    }

    private static String[] add(String name, String user, String vault, String... secret) {
        List<String> arguments = new ArrayList<>(List.of("--verbose", "credentials", "add", name, "--user", user));
        arguments.addAll(List.of("--vault-passphrase-file", vault));
        arguments.addAll(List.of(secret));
        return arguments.toArray(String[]::new);
    }

    private static String[] check(String credential, String vault, String format) {
        return ("--verbose check --resolver 10.77.0.53 --fail-on never --known-hosts " + LabProgram.LAB
                        + "/known_hosts --credential " + credential + " --vault-passphrase-file " + vault
                        + " --format " + format)
                .split(" ");
    }

    /** All files but those the secrets were given in, what was printed, and the rounds, which the database keeps compressed. */
    private Map<String, String> everything() throws Exception {
        Map<String, String> everything = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("secrets"))) {
                    everything.put(file.getFileName().toString(), Files.readString(file, BYTES));
                }
            }
        }
        everything.put("the output", String.join("\n", written));
        try (Store store = Store.at(folder.resolve("store").toString())) {
            StringBuilder rounds = new StringBuilder();
            for (Round round : store.rounds().newest().values()) {
                rounds.append(round);
            }
            everything.put("the rounds", rounds.toString());
        }
        return everything;
    }

    /** As they are, and in the forms in which they might be taken along. */
    private static List<String> secrets(Path key) throws IOException {
        List<String> secrets = new ArrayList<>();
        for (String secret : List.of(PASSWORD, REFUSED, KEY_PASSPHRASE, LabProgram.PASSPHRASE)) {
            secrets.add(secret);
            secrets.add(new String(secret.getBytes(StandardCharsets.UTF_16LE), BYTES));
            secrets.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            secrets.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
        for (Path file : List.of(key, LabProgram.KEY)) {
            Files.readString(file).lines().filter(line -> line.length() > 60).forEach(secrets::add);
        }
        return secrets;
    }

    private String secret(String name, String line) throws IOException {
        return Files.writeString(folder.resolve("secrets").resolve(name), line + "\n")
                .toString();
    }

    /** @param third what file descriptor 3 reads */
    private void rollcall(int exit, String third, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "f=$1; shift; exec \"$@\" 3<\"$f\"", "run", third));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Djava.io.tmpdir=" + folder.resolve("tmp"), "-Duser.home=" + folder.resolve("home")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("--store", folder.resolve("store").toString()));
        command.addAll(List.of(arguments));
        process(command, exit);
    }

    private void process(List<String> command, int wanted) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(wanted, process.waitFor(), () -> command.getLast() + ": " + said);
        written.add(said);
    }
}
