package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.campaign.Timings;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bulk fixes on hosts of the lab at the command line: in this process, or in one of their own that can be killed. */
final class LabConsole {
    private static final String DOMAIN = ".lab.test";

    private final LabProgram program;
    private final LabProgram outside;
    private final Path passphrase;
    private final Path folder;

    /** Keeps these hosts, and a key that may act on them. */
    LabConsole(Path folder, List<String> names) throws IOException {
        this.folder = folder;
        program = new LabProgram(folder).withKey();
        outside = new LabProgram(Files.createDirectory(folder.resolve("outside")));
        passphrase = program.file("console-passphrase", LabProgram.PASSPHRASE);
        List<String> add = new ArrayList<>(List.of("hosts", "add"));
        names.forEach(name -> add.add(name + DOMAIN));
        assertEquals(Commands.DONE, program.run(add.toArray(String[]::new)), program.err());
    }

    static void reset(String... names) throws Exception {
        LabScripts.run("reset", names);
    }

    /** On the console of the host. */
    static String inside(String name, String command) throws Exception {
        return LabScripts.run("in", name, "sh", "-c", command);
    }

    /** A command that acts on hosts, with how it looks at them and logs on. */
    String[] acting(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--credential", "lab-admin", "--vault-passphrase-file", passphrase.toString()));
        arguments.addAll(List.of("--known-hosts", "/run/rdplab/known_hosts", "--resolver", "10.77.0.53"));
        arguments.addAll(List.of("--deadline", "40s"));
        return arguments.toArray(String[]::new);
    }

    /** What a command prints that is to end like that. */
    JsonNode json(int exit, String... arguments) throws IOException {
        return json(Timings.USUAL, exit, arguments);
    }

    JsonNode json(Timings timings, int exit, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        Surroundings here = new Surroundings(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of("ROLLCALL_STORE", program.store().toString()),
                _ -> () -> {});
        int code = Commands.run(all.toArray(String[]::new), here, new Wiring(timings));
        assertEquals(
                exit,
                code,
                () -> String.join(" ", all) + "\n" + out.toString(StandardCharsets.UTF_8)
                        + err.toString(StandardCharsets.UTF_8));
        return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    }

    /** What a command says that prints no JSON. */
    String words(String... arguments) {
        assertEquals(Commands.DONE, program.run(arguments), () -> program.err() + program.out());
        return program.out();
    }

    JsonNode show(long campaign) throws IOException {
        return json(Commands.DONE, "campaigns", "show", Long.toString(campaign));
    }

    /** The program in a process of its own, as people start it. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports=java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("process.err").toFile());
        builder.environment().put("ROLLCALL_STORE", program.store().toString());
        return builder.start();
    }

    /** What it complained of. */
    String complaints() {
        try {
            return Files.readString(folder.resolve("process.err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    static JsonNode host(JsonNode campaign, String name) {
        for (JsonNode host : campaign.path("hosts")) {
            if (host.path("host").asText().equals(name + DOMAIN)) {
                return host;
            }
        }
        return MissingNode.getInstance();
    }

    static String state(JsonNode campaign, String name) {
        return host(campaign, name).path("state").asText();
    }

    /** The short names of its hosts in this state. */
    static Set<String> in(JsonNode campaign, String state) {
        return Stream.iterate(0, number -> number + 1)
                .limit(campaign.path("hosts").size())
                .map(campaign.path("hosts")::get)
                .filter(host -> host.path("state").asText().equals(state))
                .map(host -> host.path("host").asText().replace(DOMAIN, ""))
                .collect(Collectors.toSet());
    }

    /** The checks of a host as anybody sees it, who keeps nothing of it. */
    JsonNode outside(String name) throws IOException {
        outside.run(
                "check",
                name + DOMAIN,
                "--no-inside",
                "--resolver",
                "10.77.0.53",
                "--format",
                "json",
                "--fail-on",
                "never");
        return JsonMapper.builder().build().readTree(outside.out()).path(0).path("checks");
    }

    String code(String name, String check) throws IOException {
        return outside(name).path(check).path("code").asText();
    }

    String thumbprint(String name) throws IOException {
        return outside(name).at("/certificate/facts/sha256").asText();
    }
}
