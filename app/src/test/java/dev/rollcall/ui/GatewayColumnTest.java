package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.SightText;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import dev.rollcall.ui.fleet.HostLine;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Gateways in the window: the column, the host's page, with pictures in {@code target/pictures}. */
final class GatewayColumnTest {
    private static final List<String> ROWS = List.of(
            "port=open nla=required cert=valid gateway=expired",
            "port=open nla=required cert=valid gateway=ok",
            "port=open nla=required cert=soon gateway=one-name",
            "port=open nla=required cert=expired gateway=503",
            "port=refused service=stopped gateway=filtered",
            "port=open nla=required cert=valid gateway=302",
            "port=open nla=required cert=valid gateway=unknown-issuer",
            "port=open nla=required cert=valid gateway=404",
            "port=open nla=required cert=valid");

    @Test
    void aFleetWithGatewaysHasTheirColumnAndAHostsPageSaysWhatAnswered() throws Exception {
        try (Driver window = open(ROWS)) {
            window.waitFor(() -> column(window).isVisible());
            window.picture("70-gateways");
            window.press("#switch-theme");
            window.picture("70-gateways-dark");
            window.press("#switch-theme");
            page(window, 0);
            assertEquals("RD Gateway", window.text("#cause-title"));
            assertTrue(window.text("#cause-because").contains("expired 12 d ago"));
            window.press("#check-gateway");
            bottom(window);
            window.picture("71-gateway-facts");
            window.press("#wire");
            bottom(window);
            window.picture("72-gateway-wire");
            window.press("#cause-why");
            window.press("#switch-theme");
            window.picture("73-gateway-why-dark");
        }
    }

    @Test
    void aFleetWithoutGatewaysHasNoSuchColumn() throws Exception {
        try (Driver window = open(ROWS.subList(8, 9))) {
            window.waitFor(() -> window.table().getItems().size() == 1);
            assertFalse(column(window).isVisible());
            page(window, 0);
            assertFalse(window.has("#check-gateway"));
        }
    }

    private static void bottom(Driver window) {
        window.run(() -> window.find(ScrollPane.class, "#detail .scroll-pane").setVvalue(1));
    }

    private static Driver open(List<String> rows) throws Exception {
        MemoryKeeping memory = new MemoryKeeping();
        for (int i = 0; i < rows.size(); i++) {
            Sight sight = SightText.of("name=" + DiagnosedFleet.name(i) + " " + rows.get(i));
            memory.put(List.of(sight.round().host()));
            memory.keep(List.of(spoken(sight.round())), List.of());
        }
        return Driver.open(memory, memory.keeping(Fixes.standard()), DiagnosedFleet::judge);
    }

    /** The same with what was said on the wire. */
    private static Round spoken(Round round) {
        return new Round(
                round.host(),
                round.at(),
                round.looks().stream()
                        .map(look -> look.check() == Check.GATEWAY ? spoken(look) : look)
                        .toList());
    }

    private static Look spoken(Look look) {
        return new Look(
                look.check(),
                look.address(),
                look.outcome(),
                Duration.ofMillis(61),
                List.of(
                        new Phase("connect", Duration.ofMillis(11)),
                        new Phase("tls", Duration.ofMillis(32)),
                        new Phase("answer", Duration.ofMillis(18))),
                List.of(
                        line(1, Direction.NOTE, "gw-2.example.net at 10.0.9.2, port 443"),
                        line(43, Direction.NOTE, "TLS: TLSv1.3, TLS_AES_256_GCM_SHA384, 2 certificate(s)"),
                        line(44, Direction.SENT, "RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1"),
                        line(61, Direction.RECEIVED, "HTTP/1.1 401 Unauthorized"),
                        line(61, Direction.RECEIVED, "WWW-Authenticate: Negotiate"),
                        line(61, Direction.RECEIVED, "WWW-Authenticate: NTLM")));
    }

    private static TranscriptLine line(int millis, Direction direction, String text) {
        return new TranscriptLine(Duration.ofMillis(millis), direction, text, "");
    }

    private static void page(Driver window, int row) {
        window.run(() -> {
            window.table().getSelectionModel().clearSelection();
            window.table().getItems().stream()
                    .filter(line -> line.host().name().equals(DiagnosedFleet.name(row)))
                    .forEach(line -> window.table().getSelectionModel().select(line));
            window.table()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        window.waitFor(() -> window.text("#detail-name").equals(DiagnosedFleet.name(row)));
    }

    private static TableColumn<HostLine, ?> column(Driver window) {
        return window.table().getColumns().stream()
                .filter(column -> column.getId().equals("gateway"))
                .findFirst()
                .orElseThrow();
    }
}
