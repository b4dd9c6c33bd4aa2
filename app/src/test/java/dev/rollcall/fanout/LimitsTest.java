package dev.rollcall.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {
    private final HandClock clock = new HandClock();

    @Test
    void waitingForAPermitDoesNotEatTheDeadline() throws Exception {
        Limit limit = new Limit("tests", 1);
        Deadline deadline = Deadline.after(Duration.ofSeconds(5), clock);
        Deadline shorter = deadline.within(Duration.ofSeconds(2));
        Permit other = limit.take();
        CountDownLatch got = new CountDownLatch(1);
        Thread job = Thread.ofVirtual().start(() -> {
            try (Permit _ = limit.take(deadline)) {
                got.countDown();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        while (job.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        clock.turn(Duration.ofMinutes(1));
        assertFalse(deadline.passed());
        other.close();
        got.await();
        job.join();
        assertEquals(Duration.ofSeconds(5), deadline.left());
        assertEquals(Duration.ofSeconds(2), shorter.left());
        clock.turn(Duration.ofSeconds(2));
        assertTrue(shorter.passed());
        assertEquals(Duration.ofSeconds(3), deadline.left());
    }

    @Test
    void aPermitClosedTwiceIsGivenBackOnce() throws Exception {
        Limit limit = new Limit("tests", 2);
        Permit permit = limit.take();
        permit.close();
        permit.close();
        assertEquals(0, limit.held());
    }

    @Test
    void aBreathingLimitGrowsWithWhatIsGivenBackAndShrinksWhileCrowded() throws Exception {
        AtomicBoolean crowded = new AtomicBoolean();
        Limit limit = Limit.breathing("tests", 2, 4, crowded::get);
        for (int times = 0; times < 5; times++) {
            limit.take().close();
        }
        assertEquals("0 of 4 tests", limit.toString());
        List<Permit> all = List.of(limit.take(), limit.take(), limit.take(), limit.take());
        crowded.set(true);
        all.forEach(Permit::close);
        assertEquals(0, limit.held());
        limit.take();
        limit.take();
        CountDownLatch third = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                limit.take();
            } catch (InterruptedException stopped) {
                third.countDown();
            }
        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        third.await();
    }

    @Test
    void aLentPermitServesAnotherUntilItIsTakenBackOrOwed() throws Exception {
        Limit limit = new Limit("tests", 1);
        Deadline deadline = Deadline.after(Duration.ofSeconds(5), clock);
        Permit mine = limit.take();
        limit.lend();
        Permit other = limit.take();
        limit.oweBack();
        other.close();
        assertTrue(limit.tryTake().isEmpty());
        limit.lend();
        limit.takeBack(deadline);
        mine.close();
        assertEquals(0, limit.held());
    }

    @Test
    void keysDoNotHoldUpEachOtherAndLeaveNothingBehind() throws Exception {
        KeyedLimit<String> limit = new KeyedLimit<>("tests", 1);
        Deadline deadline = Deadline.after(Duration.ofSeconds(5), clock);
        try (Permit _ = limit.take("one", deadline);
                Permit _ = limit.take("other", deadline)) {
            assertEquals(2, limit.keys());
        }
        assertEquals(0, limit.keys());
    }

    @Test
    void aRateIsKeptAfterTheBurstAndIsNotTheJobsTime() throws Exception {
        RateLimit rate = new RateLimit(10, 2, clock, nanos -> clock.turn(Duration.ofNanos(nanos)));
        Deadline deadline = Deadline.after(Duration.ofSeconds(1), clock);
        rate.take(2, deadline);
        assertEquals(0, clock.getAsLong());
        rate.take(1, deadline);
        rate.take(5, deadline);
        rate.take(1, deadline);
        assertEquals(Duration.ofMillis(600).toNanos(), clock.getAsLong());
        assertEquals(Duration.ofSeconds(1), deadline.left());
    }

    @Test
    void jobsFitIntoTheDescriptors() {
        assertEquals(384, new DescriptorBudget(1024, 0).jobs(8000, 2));
        assertEquals(8000, new DescriptorBudget(20_000, 100).jobs(8000, 2));
        assertEquals(1, new DescriptorBudget(256, 200).jobs(8000, 2));
        assertEquals(284, new DescriptorBudget(1024, 0).without(200).jobs(8000, 2));
        assertTrue(DescriptorBudget.ofThisProcess().jobs(10, 2) >= 1);
    }

    @Test
    void aGrowingLimitGetsOneMorePermitWithEachThatIsGivenBack() throws Exception {
        Limit limit = Limit.growing("tests", 1, 3);
        Permit first = limit.take();
        assertEquals("1 of 3 tests", limit.toString());
        first.close();
        Permit second = limit.take();
        Permit third = limit.take();
        second.close();
        third.close();
        List<Permit> all = List.of(limit.take(), limit.take(), limit.take());
        assertEquals(3, limit.held());
        all.forEach(Permit::close);
        assertEquals(0, limit.held());
    }
}
