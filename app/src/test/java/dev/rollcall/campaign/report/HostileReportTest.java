package dev.rollcall.campaign.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.CampaignAccount.Writing;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRecord.Span;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.HostAccount.Mark;
import dev.rollcall.campaign.HostAccount.Said;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepRecord.Subject;
import dev.rollcall.campaign.StepRecord.Trail;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts and people wrote stays text, and a report of many hosts stays short. */
final class HostileReportTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final StepState[] STATES = StepState.values();

    private static CampaignAccount account(int count, String text) {
        List<HostAccount> hosts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            StepState state = STATES[number % STATES.length];
            boolean leftOut = state == StepState.LEFT_OUT;
            StepRecord step = new StepRecord(
                    new Subject(HostId.random(), text + number),
                    leftOut ? 0 : number,
                    state,
                    leftOut ? Optional.of(LeftOut.REFUSED) : Optional.empty(),
                    text + " of " + number,
                    List.of(new Change(text, text + number, text)),
                    new Trail(true, Duration.ofSeconds(3), List.of(text, text + number), Optional.empty()));
            Map<Check, Mark> wrong = Map.of(Check.CERTIFICATE, new Mark(Status.FAIL, "expired", text + number));
            Map<Check, Mark> well = Map.of(Check.CERTIFICATE, new Mark(Status.OK, "valid", text));
            hosts.add(new HostAccount(
                    step,
                    Optional.of(new Seen(NOW, wrong)),
                    Optional.of(new Seen(NOW, well)),
                    Optional.of(NOW),
                    Optional.of(NOW),
                    List.of(new Said(text, text + number)),
                    List.of(new Moment(NOW, text + number))));
        }
        CampaignRecord record = new CampaignRecord(
                7,
                new CampaignOrder(
                        "regenerate-certificate", Map.of("days", text), Care.USUAL, text, OptionalLong.empty()),
                CampaignState.STOPPED,
                Optional.of(text),
                new Span(NOW, Optional.of(NOW)),
                true,
                hosts.stream().map(HostAccount::step).toList());
        return new CampaignAccount(
                record,
                Fixes.standard().of("regenerate-certificate").map(fix -> fix.sheet()),
                hosts,
                List.of(new Moment(NOW, text)),
                new Writing(9, "ab"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</td></tr></table><h1>x",
                "\"><svg/onload=alert(1)>",
                "' onmouseover='alert(1)",
                "<!-- ",
                "]]>",
                "&lt;b&gt;",
                "</style><style>*{display:none}",
                "</pre><b>x"
            })
    void nothingBecomesHtml(String text) {
        String html = CampaignReport.html(account(20, text));
        String harmless = CampaignReport.html(account(20, "text"));
        Pattern tag = Pattern.compile("<[^>]*>");
        assertEquals(
                tag.matcher(harmless).results().map(found -> found.group()).toList(),
                tag.matcher(html).results().map(found -> found.group()).toList());
        assertFalse(html.contains(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b",
                "a\n\n# heading",
                "**bold** _it_ ~~gone~~",
                "[click](javascript:alert(1))",
                "![x](https://evil.example/p.png)",
                "<script>alert(1)</script>",
                "<https://evil.example>",
                "`code`",
                "\\| x",
                "\\\\| x",
                "a\u2028# heading",
                "a\r- item",
                "a\u0085b",
                "$x$ {y}"
            })
    void nothingBecomesMarkdown(String text) {
        String note = CampaignReport.markdown(account(20, text));
        String harmless = CampaignReport.markdown(account(20, "text"));
        assertEquals(lines(harmless, "#").size(), lines(note, "#").size());
        assertEquals(lines(harmless, "|").size(), lines(note, "|").size());
        assertEquals(lines(harmless, "").size(), lines(note, "").size());
        Pattern bare = Pattern.compile("(?<!\\\\)(\\\\\\\\)*[<>`\\[\\]_~!$]");
        for (String line : lines(note, "")) {
            if (line.startsWith("|") && !line.startsWith("| ---")) {
                assertFalse(bare.matcher(line).find(), line);
                assertEquals(
                        cells(header(note, line)), cells(line), "a cell more or less than its heading has: " + line);
            }
        }
    }

    /** The first line of the table that a line is in. */
    private static String header(String note, String line) {
        String before = note.substring(0, note.indexOf(line + "\n"));
        int start = before.lastIndexOf("\n\n") + 2;
        return note.substring(start).lines().findFirst().orElseThrow();
    }

    private static long cells(String line) {
        return Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\|")
                .matcher(line)
                .results()
                .count();
    }

    private static List<String> lines(String text, String prefix) {
        return text.lines().filter(line -> line.startsWith(prefix)).toList();
    }

    @Test
    void addressesBecomeNoLinks() {
        String note = CampaignReport.markdown(account(3, "https://evil.example www.evil.example mailto:a"));
        // Four blanks make a log of them, in which nothing is a link.
        String shown = String.join(
                "\n", note.lines().filter(line -> !line.startsWith("    ")).toList());
        assertFalse(shown.contains("https://evil"), shown);
        assertFalse(shown.contains("www.evil"), shown);
        assertFalse(shown.contains("mailto:a"), shown);
    }

    @Test
    void marksOfDirectionAreShown() {
        for (String report : List.of(
                CampaignReport.html(account(9, "ab\u202Ecd\u200B")),
                CampaignReport.markdown(account(9, "ab\u202Ecd\u200B")))) {
            assertFalse(report.contains("\u202E"));
            assertTrue(report.contains("ab\uFFFDcd\uFFFD"));
        }
    }

    @Test
    void manyHostsAreGroupsAndOneTable() {
        String note = CampaignReport.markdown(account(5000, "h"));
        assertTrue(note.length() < 3_000_000, "has " + note.length() + " characters");
        String summary = note.substring(0, note.indexOf("## All hosts"));
        assertTrue(summary.length() < 60_000, "has " + summary.length() + " characters");
        assertEquals(
                5002, lines(note.substring(note.indexOf("## All hosts")), "|").size());
        assertTrue(CampaignReport.html(account(5000, "h")).length() < 5_000_000);
    }

    @Test
    void noCampaignIsTooSmall() {
        assertTrue(CampaignReport.markdown(account(0, "h")).contains("Nothing was done to any host."));
        assertTrue(CampaignReport.html(account(1, "h")).contains("1 host:"));
    }
}
