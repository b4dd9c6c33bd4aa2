package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns under way and after, as a person steers them in the window. */
@Timeout(60)
final class FixRunTest {
    /** One for the order, one for each of four hosts; begun, applied, verified; begun. */
    private static final int FIRST_VERIFIED_SECOND_BEGUN = 1 + 4 + 3 + 1;

    @Test
    void pausedNoHostBeginsAndStoppedTheRestIsLeftToResume() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        MemoryKeeping memory = FixWalk.broken(12, FixWalk.held(applied, 3, gate));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").waves("1,2,4,*", "50%").plan().start();
            window.waitFor(() -> applied.get() == 7);
            walk.state("Running · wave 3 of 4");
            assertFalse(window.has("#resume") || window.has("#end") || window.has("#undo"));
            window.press("#pause");
            walk.state("Paused · wave 3 of 4");
            assertFalse(window.has("#pause"));
            gate.countDown();
            window.waitFor(() -> window.text("#wave-words-3").equals("4 verified"));
            assertEquals(7, applied.get(), "while it is paused no host begins");
            window.press("#stop");
            walk.state("Stopped");
            assertTrue(window.text("#campaign-reason").startsWith("Stopped by "), window.text("#campaign-reason"));
            assertEquals(7, applied.get());
            assertEquals("Not begun", window.text("#wave-words-4"));
            window.press("#resume");
            walk.state("Finished");
            assertEquals(12, applied.get(), "nothing was done twice");
            assertFalse(window.has("#resume"));
        }
    }

    @Test
    void anInterruptedOneIsResumedAndWhatWasInDoubtIsLookedAtFirst() throws Exception {
        AtomicInteger applied = new AtomicInteger();
        MemoryKeeping memory = FixWalk.broken(4, applied::incrementAndGet);
        // The first host is verified, the second has begun.
        memory.fleet.killedAfter(FIRST_VERIFIED_SECOND_BEGUN, FixWalk.hosts(memory));
        applied.set(0);
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            window.go("fixes");
            window.waitFor(() -> window.items("#campaign-table") == 1);
            List<String> cells = walk.cells("#campaign-table");
            assertTrue(cells.contains("interrupted"), cells::toString);
            assertTrue(cells.contains("1 verified · 1 in doubt · 2 to come"), cells::toString);
            window.picture("59-campaigns-interrupted");
            walk.open(0);
            walk.state("Interrupted");
            assertTrue(window.text("#host-card-title").contains("in doubt"), window.text("#host-card-title"));
            window.picture("60-campaign-interrupted");
            window.press("#resume");
            walk.state("Finished");
            assertEquals(0, applied.get(), "all of them had been mended before it was killed");
        }
    }

    @Test
    void anInterruptedOneIsEndedAndStaysSo() throws Exception {
        MemoryKeeping memory = FixWalk.broken(4, () -> {});
        memory.fleet.killedAfter(FIRST_VERIFIED_SECOND_BEGUN, FixWalk.hosts(memory));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            window.go("fixes");
            walk.open(0);
            window.press("#end");
            walk.state("Finished · 1 in doubt");
            assertFalse(window.has("#resume") || window.has("#end"));
            assertTrue(
                    window.text("#campaign-reason").startsWith("Ended by ops@desk"), window.text("#campaign-reason"));
        }
    }

    @Test
    void aFailedHostIsTriedAgainByItself() throws Exception {
        MemoryKeeping memory = FixWalk.broken(3, () -> {});
        List<Host> hosts = FixWalk.hosts(memory);
        memory.fleet.failing(hosts.get(2));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").waves("*", "100").plan().start();
            walk.state("Finished · 1 failed");
            assertTrue(window.text("#host-card-title").startsWith(hosts.get(2).name() + " · failed"));
            memory.fleet.broken(hosts.get(2), () -> {});
            window.press("#host-again");
            window.waitFor(() -> window.has("#plan-start"));
            assertEquals("1 host would change, in one wave", window.text("#plan-words"));
            walk.start();
            walk.state("Finished");
            assertTrue(window.text("#host-card-title").startsWith(hosts.get(2).name() + " · verified"));
            assertTrue(memory.fleet.isMended(hosts.get(2)));
        }
    }

    @Test
    void oneHostIsTakenBackAndThenAllOthers() throws Exception {
        MemoryKeeping memory = FixWalk.broken(4, () -> {});
        List<Host> hosts = FixWalk.hosts(memory);
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").waves("*", "5%").plan().start();
            walk.state("Finished");
            String first = window.text("#host-card-title").split(" ", 2)[0];
            window.press("#host-undo");
            window.waitFor(() -> window.has("#plan-start"));
            assertEquals("Plan: undo campaign 1", window.text("#plan-title"));
            assertEquals("1 host would change, in one wave", window.text("#plan-words"));
            walk.start();
            window.waitFor(() -> window.text("#campaign-title").equals("Undo campaign 1: Mend"));
            walk.state("Finished");
            assertTrue(hosts.stream()
                    .allMatch(host -> memory.fleet.isMended(host) != host.name().equals(first)));
            walk.toList(2);
            assertTrue(walk.cells("#campaign-table").contains("1 undone"));
            walk.open(1);
            window.press("#undo");
            window.waitFor(() -> window.has("#plan-start"));
            assertTrue(window.text("#plan-words").startsWith("3 hosts would change"), window.text("#plan-words"));
            walk.start();
            window.waitFor(() -> window.text("#campaign-title").equals("Undo campaign 1: Mend"));
            walk.state("Finished");
            assertTrue(hosts.stream().noneMatch(memory.fleet::isMended));
        }
    }

    @Test
    void theReportIsMarkdownOrHtmlAsTheFileIsCalledAndAFileThatCantBeWrittenIsSaid(@TempDir Path folder)
            throws Exception {
        MemoryKeeping memory = FixWalk.broken(2, () -> {});
        try (Driver window = Driver.open(memory)) {
            new FixWalk(window).all().fix("mend").plan().start();
            new FixWalk(window).state("Finished");
            window.files.chooseToSave(folder.resolve("note.md"));
            window.press("#report");
            window.waitFor(() -> window.text("#status").equals("Wrote the report to note.md"));
            window.files.chooseToSave(folder.resolve("note.html"));
            window.press("#report");
            window.waitFor(() -> window.text("#status").equals("Wrote the report to note.html"));
            String name = FixWalk.hosts(memory).getFirst().name();
            String markdown = Files.readString(folder.resolve("note.md"));
            assertTrue(markdown.startsWith("# ") && markdown.contains(name), markdown);
            String html = Files.readString(folder.resolve("note.html"));
            assertTrue(html.startsWith("<!DOCTYPE html>") && html.contains(name), html);
            window.files.chooseToSave(folder.resolve("nowhere").resolve("note.md"));
            window.press("#report");
            window.waitFor(() -> window.text("#status").endsWith("note.md can't be written"));
        }
    }

    @Test
    void twoCampaignsOneAfterTheOtherAndBothAreKept() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        MemoryKeeping memory = FixWalk.broken(6, FixWalk.held(applied, 1, gate));
        List<Host> hosts = FixWalk.hosts(memory);
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.only(hosts.get(0), hosts.get(1), hosts.get(2))
                    .fix("mend")
                    .plan()
                    .start();
            window.waitFor(() -> applied.get() > 1);
            walk.only(hosts.get(3)).fix("mend").plan().start();
            window.waitFor(() -> window.has("#wave-words-1") && !window.has("#wave-words-2"));
            walk.toList(2);
            List<String> cells = walk.cells("#campaign-table");
            assertEquals(2, cells.stream().filter("running"::equals).count(), cells::toString);
            walk.open(1);
            window.waitFor(() -> window.has("#wave-words-2"));
            gate.countDown();
            walk.state("Finished");
            walk.toList(2);
            window.waitFor(() -> walk.cells("#campaign-table").stream()
                            .filter("finished"::equals)
                            .count()
                    == 2);
            walk.only(hosts.get(4), hosts.get(5)).fix("mend").plan().start();
            walk.state("Finished");
            walk.toList(3);
            assertTrue(hosts.stream().allMatch(memory.fleet::isMended));
        }
    }
}
