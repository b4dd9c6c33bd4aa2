package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Gateways in the window, with pictures in {@code target/pictures}. */
final class GatewaySheetsTest {
    private static final Gateway GW_2 =
            new Gateway("gw-2.ber.example.net", 443, List.of("remote.example.com", "apps.example.com"));

    private static MemoryKeeping fleet() {
        MemoryKeeping memory = new MemoryKeeping();
        List<Host> hosts = ScriptedFleet.hosts(40);
        memory.put(hosts);
        memory.put(hosts.stream()
                .limit(9)
                .map(host -> host.withGateway(Optional.of(GW_2)))
                .toList());
        memory.gateways.put(GW_2);
        memory.gateways.put(new Gateway("gw-1.muc.example.net", 8443, List.of()));
        return memory;
    }

    private static long behind(Driver window, String label) {
        return window.memory.gateways.all().stream()
                .filter(use -> use.gateway().label().equals(label))
                .mapToInt(use -> use.hosts())
                .sum();
    }

    @Test
    void gatewaysAreListedAddedChangedAndRemoved() throws Exception {
        try (Driver window = Driver.open(fleet())) {
            window.choose("#import", "RD Gateways…");
            window.waitFor(() -> window.items("#gateway-table") == 2);
            window.picture("gateways-list");
            window.press("#gateway-add");
            window.fill("#gateway-name", "gw 3");
            window.press("#gateway-yes");
            assertEquals("Its gateway gw 3: a name has no space in it.", window.text("#form-problem"));
            window.fill("#gateway-name", "GW-1.muc.example.net:8443");
            window.press("#gateway-yes");
            window.waitFor(
                    () -> window.text("#form-problem").equals("There is a gateway gw-1.muc.example.net:8443 already."));
            window.picture("gateways-add");
            window.fill("#gateway-name", "gw-3.example.net");
            window.press("#gateway-yes");
            window.waitFor(() -> window.items("#gateway-table") == 3);
            window.run(() -> window.find(TableView.class, "#gateway-table")
                    .getSelectionModel()
                    .select(1));
            window.press("#gateway-change");
            window.waitFor(() -> window.has("#gateway-names"));
            window.picture("gateways-change");
            window.fill("#gateway-name", "gw-2.ber.example.net:444");
            window.fill("#gateway-names", "remote.example.com");
            window.press("#gateway-yes");
            window.waitFor(() -> behind(window, "gw-2.ber.example.net:444") == 9);
            window.waitFor(() -> window.has("#gateway-table"));
            window.run(() -> window.find(TableView.class, "#gateway-table")
                    .getSelectionModel()
                    .select(1));
            window.press("#gateway-remove");
            window.waitFor(() -> window.has("#gateway-remove-yes"));
            window.picture("gateways-remove");
            window.press("#gateway-remove-yes");
            window.waitFor(() -> window.items("#gateway-table") == 2);
            assertTrue(
                    window.memory.all().stream().allMatch(host -> host.gateway().isEmpty()));
            window.press("#gateway-close");
        }
    }

    @Test
    void selectedHostsAreSetBehindOneAndTheirPageSaysSo() throws Exception {
        try (Driver window = Driver.open(fleet())) {
            window.waitFor(() -> window.table().getItems().size() == 40);
            window.run(() -> window.table().getSelectionModel().selectRange(8, 12));
            window.picture("gateways-selection");
            window.press("#gateway");
            window.waitFor(() -> window.has("#behind-kept"));
            Button first = window.find(Button.class, "#behind-kept .act");
            assertEquals("gw-2.ber.example.net", first.getText());
            window.picture("gateways-behind");
            assertTrue(window.find(Button.class, "#behind-yes").isDisabled());
            window.run(first::fire);
            assertEquals(
                    "gw-2.ber.example.net",
                    window.find(TextField.class, "#behind-gateway").getText());
            window.fill("#behind-gateway", "gw 9");
            window.press("#behind-yes");
            assertEquals("Its gateway gw 9: a name has no space in it.", window.text("#form-problem"));
            window.fill("#behind-gateway", "gw-9:8443");
            window.press("#behind-yes");
            window.waitFor(() -> window.text("#status").equals("4 hosts behind gw-9:8443"));
            assertEquals(4, behind(window, "gw-9:8443"));
            window.run(() -> window.find(TextField.class, "#filter").setText("gateway:gw-9"));
            window.waitFor(() -> window.table().getItems().size() == 4);
            window.run(() -> window.table().getSelectionModel().select(0));
            window.picture("gateways-filtered");
            window.press("#gateway");
            window.press("#behind-none");
            window.waitFor(() -> behind(window, "gw-9:8443") < 4);
        }
    }

    @Test
    void anImportShowsWhatGatewaysComeWithIt() throws Exception {
        Path list = Files.createTempFile("rollcall", ".rdg");
        Files.writeString(list, """
                <RDCMan schemaVersion="3"><file>
                <gatewaySettings inherit="None"><enabled>True</enabled><hostName>gw-2.ber.example.net</hostName></gatewaySettings>
                <group><properties><name>Berlin</name></properties>
                <server><properties><name>rds-1.ber.example.net</name></properties></server>
                <server><properties><name>rds-2.ber.example.net:3390</name></properties></server>
                </group></file></RDCMan>
                """);
        try (Driver window = Driver.open(new MemoryKeeping())) {
            window.picture("gateways-first");
            window.files.chooseToOpen(list);
            window.press("#choice-import");
            window.waitFor(() -> window.has("#import-hosts"));
            window.picture("gateways-import");
            window.press("#import-add");
            window.waitFor(() -> window.has("#fleet-table"));
            window.waitFor(() -> window.table().getItems().size() == 2);
            window.run(() -> window.table().getColumns().stream()
                    .filter(column -> column.getId().equals("behind"))
                    .forEach(column -> column.setVisible(true)));
            window.picture("gateways-column");
            assertEquals(2, behind(window, "gw-2.ber.example.net"));
        } finally {
            Files.delete(list);
        }
    }

    @Test
    void aHostsPageSaysWhichGatewayItIsBehind() throws Exception {
        try (Driver window = Driver.open(fleet())) {
            window.waitFor(() -> window.table().getItems().size() == 40);
            window.run(() -> window.table().getSelectionModel().select(0));
            window.key(KeyCode.ENTER);
            window.waitFor(() -> window.text("#detail-about").endsWith("behind gw-2.ber.example.net"));
            window.picture("gateways-page");
            window.press("#gateway");
            window.press("#behind-none");
            window.waitFor(() -> !window.text("#detail-about").contains("behind"));
            window.waitFor(() -> !window.has("#behind-none"));
            window.press("#switch-theme");
            window.run(() -> window.stage.setWidth(1280));
            window.picture("gateways-page-dark");
            window.press("#gateway");
            window.waitFor(() -> window.has("#behind-kept"));
            window.picture("gateways-behind-dark");
            window.press("#behind-list");
            window.waitFor(() -> window.has("#gateway-table"));
            window.picture("gateways-list-dark");
        }
    }
}
