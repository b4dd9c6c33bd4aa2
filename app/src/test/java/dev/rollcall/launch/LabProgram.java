package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program with a store and a vault of its own, run against the lab in this process. */
final class LabProgram {
    static final Path LAB = Path.of("/run/rdplab");
    static final Path KEY = LAB.resolve("id_ed25519");
    static final String PASSPHRASE = "Vault-passphrase-Qx7";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private final Path passphrase;

    LabProgram(Path folder) throws IOException {
        this.folder = folder;
        passphrase = file("passphrase", PASSPHRASE);
    }

    Path store() {
        return folder.resolve("store");
    }

    Path file(String name, String line) throws IOException {
        return Files.writeString(folder.resolve(name), line + "\n");
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        return Commands.run(
                arguments,
                new Surroundings(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of("ROLLCALL_STORE", store().toString()),
                        _ -> () -> {}),
                new Wiring());
    }

    LabProgram withKey() {
        return add("lab-admin", "admin", "--key", KEY.toString());
    }

    LabProgram withPassword(String name, String user, String password) throws IOException {
        return add(name, user, "--password-file", file(name, password).toString());
    }

    private LabProgram add(String name, String user, String how, String secret) {
        int exit = run(
                "credentials",
                "add",
                name,
                "--user",
                user,
                how,
                secret,
                "--vault-passphrase-file",
                passphrase.toString());
        assertEquals(Commands.DONE, exit, err());
        return this;
    }

    /** Puts hosts of the lab into the inventory. */
    LabProgram keeping(Collection<String> hosts) {
        List<String> arguments = new ArrayList<>(List.of("hosts", "add"));
        hosts.forEach(host -> arguments.add(full(host)));
        assertEquals(Commands.DONE, run(arguments.toArray(String[]::new)), err());
        return this;
    }

    /** How a check logs on, with these host keys approved. */
    String[] check(String credential, Path knownHosts, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--fail-on", "never"));
        arguments.addAll(List.of(more));
        return onHosts("check", credential, knownHosts, arguments);
    }

    /** Runs a command that acts on hosts, without a question. */
    int act(String credential, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--yes"));
        arguments.addAll(List.of(more));
        return run(onHosts(command, credential, LAB.resolve("known_hosts"), arguments));
    }

    private String[] onHosts(String command, String credential, Path knownHosts, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--credential", credential));
        arguments.addAll(List.of("--vault-passphrase-file", passphrase.toString()));
        arguments.addAll(List.of("--known-hosts", knownHosts.toString(), "--resolver", "10.77.0.53"));
        arguments.addAll(List.of("--format", "json", "--deadline", "40s"));
        arguments.addAll(more);
        return arguments.toArray(String[]::new);
    }

    static String full(String host) {
        return host + ".lab.test";
    }

    /** The checks of each host, by its name without the domain. */
    Map<String, JsonNode> checks(String credential, String... more) throws IOException {
        assertEquals(Commands.DONE, run(check(credential, LAB.resolve("known_hosts"), more)), err());
        Map<String, JsonNode> checks = new LinkedHashMap<>();
        for (JsonNode host : JsonMapper.builder().build().readTree(out())) {
            checks.put(host.path("host").asText().replace(".lab.test", ""), host.path("checks"));
        }
        return checks;
    }

    /** The checks of this one. */
    JsonNode checksOf(String credential, String host) throws IOException {
        return checks(credential, host + ".lab.test").getOrDefault(host, MissingNode.getInstance());
    }

    static List<String> hosts() throws IOException {
        List<String> names = new ArrayList<>();
        listed().forEach(host -> names.add(host.path("fqdn").asText()));
        return names;
    }

    static String address(String host) throws IOException {
        for (JsonNode one : listed()) {
            if (one.path("name").asText().equals(host)) {
                return one.path("address").asText();
            }
        }
        throw new AssertionError("the lab has no host " + host);
    }

    private static JsonNode listed() throws IOException {
        return JsonMapper.builder().build().readTree(LAB.resolve("hosts.json").toFile());
    }
}
