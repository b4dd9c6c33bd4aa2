package dev.rollcall.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Row row = RowFixture.expiredAtBerlin();

    @Test
    void writesAHostAsPromised() throws Exception {
        String json = new ObjectMapper()
                .writeValueAsString(ContractJson.of(row.verdict().orElseThrow(), row.diagnosis()));
        assertTrue(
                json.startsWith("{\"host\":\"rds-100.ber.example.net\",\"address\":\"10.4.1.20\",\"port\":3389,"
                        + "\"status\":\"fail\",\"checks\":{\"dns\":{\"status\":\"ok\",\"code\":\"resolved\","
                        + "\"summary\":\"10.4.1.20\",\"took_ms\":7,\"facts\":{"),
                json);
        assertTrue(
                json.contains(
                        "\"certificate\":{\"status\":\"fail\",\"code\":\"expired\",\"summary\":\"expired 12 d ago\""),
                json);
        assertTrue(json.contains("\"not_after\":\"2026-11-08T14:00:00Z\""), json);
        assertTrue(
                json.contains("\"diagnosis\":[{\"cause\":\"certificate-expired\",\"confidence\":\"high\","
                        + "\"explains\":[\"0x904/0x7\",\"0x1b07\"],\"because\":[\"certificate: expired 12 d ago\""),
                json);
        assertTrue(json.endsWith("\"checked_at\":\"2026-11-20T14:00:00Z\"}"), json);
    }

    @Test
    void writesAValueForEachColumn() {
        List<String> columns = MatrixCsv.columns();
        List<String> values = MatrixCsv.values(row);
        assertEquals(columns.size(), values.size());
        assertEquals("expired", values.get(columns.indexOf("certificate_code")));
        assertEquals("open", values.get(columns.indexOf("port_code")));
        assertEquals("2026-11-08T14:00:00Z", values.get(columns.indexOf("certificate_not_after")));
        assertEquals(columns.size(), MatrixCsv.values(Row.unchecked(row.host())).size());
    }

    @Test
    void leavesNothingForASpreadsheetToCalculate() {
        Labels labels = new Labels("@site", "-os", new TreeSet<>(List.of("=1+1")), "+notes");
        Row hostile = Row.unchecked(new Host(HostId.random(), "=cmd()", 3389, Optional.empty(), labels));
        assertEquals(
                0,
                MatrixCsv.values(hostile).stream()
                        .filter(value -> !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0)
                        .count());
    }

    @Test
    void findsTextFactsOnly() {
        Finding finding = row.verdict().orElseThrow().finding(Check.CERTIFICATE).orElseThrow();
        assertEquals(Optional.of("RSA 1024"), finding.text("key"));
        assertEquals(Optional.empty(), finding.text("san"));
        assertEquals(Optional.empty(), finding.text("nothing"));
    }
}
