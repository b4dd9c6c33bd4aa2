package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.cli.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Fixes of lab hosts by command, as whole campaigns: what the program prints of them, and what it says of the hosts. */
final class LabFixes {
    private static final String CREDENTIAL = "lab-admin";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LabProgram program;
    private final List<String> hosts;

    LabFixes(Path folder, List<String> hosts) throws IOException {
        program = new LabProgram(folder).withKey().keeping(hosts);
        this.hosts = hosts;
    }

    /** The checks of all its hosts, each by its name without the domain. */
    Map<String, JsonNode> checks(String... more) throws IOException {
        return program.checks(CREDENTIAL, named(more));
    }

    static Map<String, String> codes(Map<String, JsonNode> checks, String check) {
        return facts(checks, check, "/code");
    }

    /** Something that a check says of each host. */
    static Map<String, String> facts(Map<String, JsonNode> checks, String check, String place) {
        Map<String, String> said = new TreeMap<>();
        checks.forEach((host, all) -> said.put(host, all.path(check).at(place).asText()));
        return said;
    }

    /** A fix of all its hosts, to its end; the document that is printed is also the one that is kept. */
    JsonNode run(String fix, String... more) throws IOException {
        return ended(program.act(CREDENTIAL, "fix run " + fix, named(more)));
    }

    /** What would be done to each host. */
    JsonNode plan(String fix, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--plan");
        int exit = program.act(CREDENTIAL, "fix run " + fix, named(arguments.toArray(String[]::new)));
        assertEquals(Commands.DONE, exit, program.err());
        return JSON.readTree(program.out());
    }

    private String[] named(String... more) {
        return Stream.concat(hosts.stream().map(LabProgram::full), Stream.of(more))
                .toArray(String[]::new);
    }

    JsonNode revert(JsonNode campaign) throws IOException {
        String number = campaign.path("campaign").asText();
        JsonNode back = ended(program.act(CREDENTIAL, "campaigns revert", number));
        assertEquals(number, back.path("reverts").asText());
        return back;
    }

    /** What has no way back says so in one line, and does nothing. */
    void hasNoWayBack(JsonNode campaign) {
        String number = campaign.path("campaign").asText();
        assertAll(
                () -> assertEquals(
                        Commands.WRONG_INPUT, program.act(CREDENTIAL, "campaigns revert", number), program::out),
                () -> assertEquals(
                        "rollcall: campaign " + number + " changed nothing that can be taken back",
                        program.err().strip()));
        campaign.path("hosts").forEach(host -> assertFalse(host.path("undo").asBoolean(), host::toString));
    }

    JsonNode shown(JsonNode campaign) throws IOException {
        assertEquals(
                Commands.DONE,
                program.run("campaigns", "show", campaign.path("campaign").asText(), "--format", "json"),
                program.err());
        return JSON.readTree(program.out());
    }

    private JsonNode ended(int exit) throws IOException {
        String said = program.out() + program.err();
        assertEquals(Commands.DONE, exit, said);
        JsonNode campaign = JSON.readTree(program.out());
        assertAll(
                () -> assertEquals("finished", campaign.path("state").asText(), said),
                () -> assertEquals("intact", campaign.path("chain").asText(), said),
                () -> assertEquals(campaign, shown(campaign)));
        return campaign;
    }

    /** That these hosts, and no others, are in this state, and that something is said of what was changed on each. */
    static void are(String state, JsonNode campaign, List<String> names) {
        assertEquals(
                names.stream().map(LabProgram::full).sorted().toList(),
                StreamSupport.stream(campaign.path("hosts").spliterator(), false)
                        .filter(host -> host.path("state").asText().equals(state))
                        .map(host -> host.path("host").asText())
                        .sorted()
                        .toList(),
                campaign::toPrettyString);
        for (String name : names) {
            assertTrue(!host(campaign, name).path("changes").isEmpty(), campaign::toPrettyString);
        }
    }

    /** The wave of each host, in the order of the document. */
    static List<Integer> waves(JsonNode campaign) {
        return StreamSupport.stream(campaign.path("hosts").spliterator(), false)
                .map(host -> host.path("wave").asInt())
                .toList();
    }

    static JsonNode host(JsonNode campaign, String name) {
        for (JsonNode host : campaign.path("hosts")) {
            if (host.path("host").asText().equals(LabProgram.full(name))) {
                return host;
            }
        }
        return MissingNode.getInstance();
    }
}
