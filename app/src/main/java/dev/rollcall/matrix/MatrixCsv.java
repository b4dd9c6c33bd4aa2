package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The matrix as a table of texts, one line a host. Values that a spreadsheet would take for a formula get an apostrophe
 * before them; quoting is left to the writer.
 */
public final class MatrixCsv {
    private static final List<Check> EVERY_HOSTS =
            Arrays.stream(Check.values()).filter(check -> !check.optional()).toList();

    private MatrixCsv() {}

    public static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("host", "port", "address", "status"));
        for (Check check : EVERY_HOSTS) {
            columns.add(check.key() + "_code");
            columns.add(check.key() + "_summary");
        }
        columns.addAll(List.of("certificate_not_after", "certificate_sha1", "os_version"));
        columns.addAll(List.of("site", "os", "tags", "notes", "checked_at"));
        columns.addAll(List.of("cause", "cause_confidence", "cause_because"));
        columns.addAll(List.of("link_code", "link_summary"));
        columns.addAll(List.of("gateway_code", "gateway_summary"));
        return List.copyOf(columns);
    }

    /** In the order of {@link #columns}; empty text for what is not known. */
    public static List<String> values(Row row) {
        List<String> values = new ArrayList<>();
        values.add(row.host().name());
        values.add(Integer.toString(row.host().port()));
        values.add(row.verdict().flatMap(Verdict::address).map(AddressText::of).orElse(""));
        values.add(row.verdict().map(verdict -> verdict.status().key()).orElse("unchecked"));
        for (Check check : EVERY_HOSTS) {
            values.add(finding(row, check, Finding::code));
            values.add(finding(row, check, Finding::summary));
        }
        values.add(fact(row, Check.CERTIFICATE, "not_after"));
        values.add(fact(row, Check.CERTIFICATE, "sha1"));
        values.add(fact(row, Check.NLA, "os_version"));
        Labels labels = row.host().labels();
        values.add(labels.site());
        values.add(labels.operatingSystem());
        values.add(String.join(" ", labels.tags()));
        values.add(labels.notes());
        values.add(row.verdict()
                .map(verdict -> verdict.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(""));
        values.add(row.cause().map(Diagnosed::id).orElse(""));
        values.add(row.cause().map(cause -> cause.confidence().key()).orElse(""));
        values.add(row.cause().map(cause -> String.join("; ", cause.because())).orElse(""));
        values.add(finding(row, Check.LINK, Finding::code));
        values.add(finding(row, Check.LINK, Finding::summary));
        values.add(finding(row, Check.GATEWAY, Finding::code));
        values.add(finding(row, Check.GATEWAY, Finding::summary));
        return values.stream().map(MatrixCsv::harmless).toList();
    }

    private static String finding(Row row, Check check, Function<Finding, String> part) {
        return row.finding(check).map(part).orElse("");
    }

    private static String fact(Row row, Check check, String name) {
        return row.finding(check).flatMap(finding -> finding.text(name)).orElse("");
    }

    /** OWASP's list of first characters that make a spreadsheet calculate. */
    public static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
