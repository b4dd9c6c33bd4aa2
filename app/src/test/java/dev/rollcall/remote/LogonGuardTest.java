package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogonGuardTest {
    private static final Credential OPS = new Credential.SshAgent("ops", "ops");
    private static final int HOSTS = 5000;

    @TempDir
    Path folder = Path.of("");

    private LogonGuard guard = new LogonGuard(Duration.ofHours(1));

    private static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(5));
    }

    /** What a transport does once it is connected. */
    private interface Logon {
        void with(LogonAttempt attempt);
    }

    private int onAllHosts(Logon logon) throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            String name = "host-" + host;
            threads.add(Thread.ofVirtual().start(() -> {
                try (LogonAttempt attempt = guard.begin(OPS, name, soon())) {
                    logon.with(attempt);
                } catch (RemoteException e) {
                    assertEquals(RemoteException.Problem.CREDENTIAL_UNUSABLE, e.problem());
                    told.incrementAndGet();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return told.get();
    }

    @Test
    void aWrongPasswordLeavesTheProgramAtMostTwiceForFiveThousandHosts() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Logon refusing = attempt -> {
            sent.incrementAndGet();
            attempt.refused();
        };
        assertEquals(HOSTS - 2, onAllHosts(refusing));
        assertEquals(2, sent.get());
        LogonGuard.Stopped stopped = guard.stopped("ops").orElseThrow();
        assertTrue(stopped.why().matches("ops is no longer used: host-\\d+ and host-\\d+ refused it"), stopped.why());
        assertEquals(List.of(stopped), guard.stopped());
        assertEquals(HOSTS, onAllHosts(refusing));
        assertEquals(2, sent.get());
    }

    @Test
    void aGoodPasswordIsTriedOnOneHostBeforeItIsFree() throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch manyAtOnce = new CountDownLatch(1000);
        assertEquals(0, onAllHosts(attempt -> {
            if (taken.get() == 0) {
                first.incrementAndGet();
            } else {
                // Comes to an end only where a thousand are let go on together.
                manyAtOnce.countDown();
                try {
                    manyAtOnce.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            taken.incrementAndGet();
            attempt.accepted();
        }));
        assertEquals(1, first.get());
        assertEquals(HOSTS, taken.get());
    }

    @Test
    void whatWasNeverSentDoesNotCount() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        assertEquals(0, onAllHosts(attempt -> {
            assertEquals(1, inFlight.incrementAndGet());
            inFlight.decrementAndGet();
            attempt.unsent();
        }));
        assertTrue(guard.stopped().isEmpty());
    }

    /** In every order: some refuse, some hang up without an answer, some only answer when nobody else does. */
    @Test
    void howeverHostsMixSilenceAndRefusalsTwoLogOnsLeaveTheProgram() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            guard = new LogonGuard(Duration.ZERO);
            Random random = new Random(seed);
            AtomicInteger sent = new AtomicInteger();
            CountDownLatch second = new CountDownLatch(2);
            assertEquals(HOSTS - 2, onAllHosts(attempt -> {
                sent.incrementAndGet();
                second.countDown();
                boolean hangs;
                boolean refuses;
                synchronized (random) {
                    hangs = random.nextBoolean();
                    refuses = random.nextBoolean();
                }
                if (hangs && sent.get() == 1) {
                    waitFor(second);
                }
                if (refuses) {
                    attempt.refused();
                }
            }));
            assertEquals(2, sent.get());
            assertTrue(guard.stopped("ops").isPresent());
        }
    }

    @Test
    void aHostThatTakesAnUnprovenPasswordAndHangsHoldsTheOthersForAMomentOnly() throws Exception {
        guard = new LogonGuard(Duration.ofMillis(1));
        LogonAttempt hanging = guard.begin(OPS, "hanging", soon());
        assertEquals(0, onAllHosts(LogonAttempt::accepted));
        hanging.close();
        assertTrue(guard.stopped().isEmpty());
        guard.begin(OPS, "next", soon()).refused();
        assertTrue(guard.stopped().isEmpty(), "silences are forgotten once a host takes it");
    }

    @Test
    void besideAHostThatHangsOnlyOneOtherIsTriedAndThenItsAnswerIsWaitedFor() throws Exception {
        guard = new LogonGuard(Duration.ZERO);
        LogonAttempt hanging = guard.begin(OPS, "hanging", soon());
        guard.begin(OPS, "other", soon()).refused();
        AtomicBoolean tried = new AtomicBoolean();
        Thread third = Thread.ofVirtual().start(() -> {
            assertThrows(RemoteException.class, () -> guard.begin(OPS, "third", soon()));
            tried.set(true);
        });
        while (third.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(guard.stopped().isEmpty());
        hanging.close();
        third.join();
        assertTrue(tried.get());
        assertEquals(
                "ops is no longer used: other refused it, and hanging was given it and did not answer",
                guard.stopped("ops").orElseThrow().why());
    }

    @Test
    void whatWasProvenLongAgoIsTriedOnOneHostAgain() throws Exception {
        AtomicLong clock = new AtomicLong();
        guard = new LogonGuard(Duration.ofHours(1), clock::get);
        guard.begin(OPS, "a", soon()).accepted();
        clock.addAndGet(Duration.ofMinutes(9).toNanos());
        guard.begin(OPS, "b", soon()).accepted();
        clock.addAndGet(Duration.ofMinutes(9).toNanos());
        LogonAttempt free = guard.begin(OPS, "c", soon());
        guard.begin(OPS, "d", soon()).unsent();
        free.close();
        assertTrue(guard.stopped().isEmpty());
        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        AtomicInteger sent = new AtomicInteger();
        onAllHosts(attempt -> {
            sent.incrementAndGet();
            attempt.refused();
        });
        assertEquals(2, sent.get());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPersonLetsAStoppedCredentialGoOnAsOneThatIsNotProven() throws Exception {
        for (String host : List.of("a", "b")) {
            try (LogonAttempt attempt = guard.begin(OPS, host, soon())) {
                attempt.refused();
                attempt.accepted();
            }
        }
        RemoteException stopped = assertThrows(RemoteException.class, () -> guard.begin(OPS, "c", soon()));
        assertEquals("ops is no longer used: a and b refused it", stopped.getMessage());
        guard.begin(new Credential.SshAgent("other", "ops"), "c", soon()).unsent();
        guard.goOn("ops");
        try (LogonAttempt attempt = guard.begin(OPS, "c", soon())) {
            attempt.refused();
        }
        assertTrue(guard.stopped().isEmpty());
    }

    @Test
    void refusalsCountBesideSuccesses() throws Exception {
        for (int host = 0; host < 10; host++) {
            try (LogonAttempt attempt = guard.begin(OPS, "good-" + host, soon())) {
                attempt.accepted();
            }
        }
        for (String host : List.of("a", "a")) {
            try (LogonAttempt attempt = guard.begin(OPS, host, soon())) {
                attempt.refused();
            }
        }
        assertEquals(
                "ops is no longer used: a refused it twice",
                guard.stopped("ops").orElseThrow().why());
    }

    @Test
    void waitingCostsAJobNothingAndEndsAtAnInterrupt() throws Exception {
        AtomicLong clock = new AtomicLong();
        Deadline deadline = Deadline.after(Duration.ofSeconds(15), clock::get);
        LogonAttempt first = guard.begin(OPS, "a", soon());
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waits = Thread.ofVirtual().start(() -> {
            try (LogonAttempt _ = guard.begin(OPS, "b", deadline)) {
                throw new AssertionError("two at once");
            } catch (RemoteException e) {
                throw new AssertionError(e);
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
        });
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertEquals(Duration.ofSeconds(15), deadline.left());
        waits.interrupt();
        interrupted.await();
        first.close();
        guard.begin(OPS, "c", soon()).close();
    }

    /** Of another run of the program. */
    private LogonGuard next() throws Exception {
        return new LogonGuard(
                Duration.ofHours(1),
                System::nanoTime,
                StopsFile.in(folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    private static void refused(LogonGuard by, String host) throws Exception {
        try (LogonAttempt attempt = by.begin(OPS, host, soon())) {
            attempt.refused();
        }
    }

    @Test
    void refusalsCountInTheNextRunToo() throws Exception {
        LogonGuard other = next();
        refused(next(), "a");
        assertTrue(next().stopped().isEmpty());
        refused(other, "b");
        LogonGuard last = next();
        assertEquals(
                "ops is no longer used: a and b refused it",
                last.stopped("ops").orElseThrow().why());
        assertEquals(1, last.stopped().size());
        assertThrows(RemoteException.class, () -> last.check(OPS));
        assertThrows(RemoteException.class, () -> last.begin(OPS, "c", soon()));
        last.goOn("ops");
        next().check(OPS);
        assertEquals("", Files.readString(folder.resolve("stopped-credentials")));
    }

    @Test
    void anotherProcessThatRunsLearnsOfAStopBeforeItTriesACredential() throws Exception {
        LogonGuard other = next();
        other.check(OPS);
        refused(next(), "a");
        refused(next(), "b");
        assertThrows(RemoteException.class, () -> other.begin(OPS, "c", soon()));
    }

    @Test
    void aSilenceOutlastsTheRunOnlyWhereItStops() throws Exception {
        next().begin(OPS, "quiet", soon()).close();
        LogonGuard second = next();
        second.begin(OPS, "quiet", soon()).close();
        assertTrue(second.stopped().isEmpty());
        second.begin(OPS, "silent", soon()).close();
        assertEquals(
                "ops is no longer used: quiet and silent were given it and did not answer",
                next().stopped("ops").orElseThrow().why());
    }

    @Test
    void linesThatSayNothingArePassedOverAndNobodyElseReadsThem() throws Exception {
        Path file = folder.resolve("stopped-credentials");
        Files.writeString(
                file, "ops\ta\trefused\t2026-01-01T00:00:00Z\nnonsense\n\t\t\t\nops\tb\tperhaps\tnever\nops\tb\tref");
        assertTrue(next().stopped().isEmpty());
        refused(next(), "c\td\n");
        assertEquals(
                "ops is no longer used: a and c?d? refused it",
                next().stopped("ops").orElseThrow().why());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }
}
