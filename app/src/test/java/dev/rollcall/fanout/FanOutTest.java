package dev.rollcall.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FanOutTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Map<String, JobOutcome<String>> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger ends = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void everyJobEndsOnceAndTheEndComesLast() throws Exception {
        List<Job<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            jobs.add(job("job " + i, () -> "done"));
        }
        new FanOut<String>(new Limit("jobs", 100)::take, LONG)
                .start(jobs, listener())
                .await();
        assertEquals(5000, outcomes.size());
        assertTrue(outcomes.values().stream().allMatch(new JobOutcome.Done<>("done")::equals));
        assertEquals(1, ends.get());
    }

    @Test
    void neverMoreAtOnceThanAdmitted() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Job<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            jobs.add(job("job " + i, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                now.decrementAndGet();
                return "";
            }));
        }
        new FanOut<String>(new Limit("jobs", 7)::take, LONG)
                .start(jobs, listener())
                .await();
        assertTrue(most.get() <= 7, "at once: " + most);
    }

    @Test
    void aThousandHungJobsDoNotHoldUpOne() throws Exception {
        CountDownLatch healthy = new CountDownLatch(1);
        List<Job<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            jobs.add(job("hung " + i, this::hang));
        }
        jobs.add(job("healthy", () -> {
            healthy.countDown();
            return "well";
        }));
        FanOutRun<String> run = new FanOut<String>(new Limit("jobs", 2000)::take, LONG).start(jobs, listener());
        assertTrue(healthy.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertEquals(1001, outcomes.size());
        assertEquals(new JobOutcome.Done<>("well"), outcomes.get("healthy"));
        assertInstanceOf(JobOutcome.Cancelled.class, outcomes.get("hung 0"));
    }

    @Test
    void cancelEndsThoseUnderWayAndBeginsNoMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(50);
        List<Job<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            jobs.add(job("job " + i, () -> {
                begun.countDown();
                return hang();
            }));
        }
        FanOutRun<String> run = new FanOut<String>(new Limit("jobs", 50)::take, LONG).start(jobs, listener());
        begun.await();
        run.cancel();
        run.await();
        assertEquals(50, outcomes.size());
        assertTrue(run.isCancelled());
        assertEquals(1, ends.get());
    }

    @Test
    void cancelDoesNotWaitForAJobThatIgnoresIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FanOutRun<String> run = new FanOut<String>(new Limit("jobs", 50)::take, LONG)
                .start(
                        List.of(job("deaf", () -> {
                            begun.countDown();
                            return ignoreInterrupts(release);
                        })),
                        listener());
        begun.await();
        run.cancel();
        run.await();
        assertEquals(new JobOutcome.Cancelled<>(), outcomes.get("deaf"));
        release.countDown();
    }

    @Test
    void aJobPastItsDeadlineIsInterruptedAndReported() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Duration soon = Duration.ofMillis(10);
        new FanOut<String>(new Limit("jobs", 1)::take, soon, soon)
                .start(
                        List.of(
                                job("hung", this::hang),
                                job("deaf", () -> ignoreInterrupts(release)),
                                job("next", () -> "turn came")),
                        listener())
                .await();
        assertEquals(new JobOutcome.Expired<>(true), outcomes.get("hung"));
        assertEquals(new JobOutcome.Expired<>(false), outcomes.get("deaf"));
        assertEquals(new JobOutcome.Done<>("turn came"), outcomes.get("next"));
        release.countDown();
    }

    @Test
    void aJobThatThrowsIsReportedAndTheOthersGoOn() throws Exception {
        new FanOut<String>(new Limit("jobs", 1)::take, LONG)
                .start(
                        List.of(
                                job("bad", () -> {
                                    throw new IllegalStateException("broken");
                                }),
                                job("good", () -> "well")),
                        listener())
                .await();
        assertInstanceOf(JobOutcome.Failed.class, outcomes.get("bad"));
        assertEquals(new JobOutcome.Done<>("well"), outcomes.get("good"));
    }

    @Test
    void noJobsEndAtOnce() throws Exception {
        new FanOut<String>(new Limit("jobs", 1)::take, LONG)
                .start(List.of(), listener())
                .await();
        assertEquals(1, ends.get());
    }

    private String hang() throws InterruptedException {
        never.await();
        return "";
    }

    private static String ignoreInterrupts(CountDownLatch release) {
        while (true) {
            try {
                release.await();
                return "late";
            } catch (InterruptedException e) {
                // Deaf on purpose.
            }
        }
    }

    private JobListener<String> listener() {
        return new JobListener<>() {
            @Override
            public void ended(Job<String> job, JobOutcome<String> outcome) {
                assertFalse(outcomes.containsKey(job.name()));
                outcomes.put(job.name(), outcome);
            }

            @Override
            public void allEnded() {
                ends.incrementAndGet();
            }
        };
    }

    private static Job<String> job(String name, Work work) {
        return new Job<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String run(Deadline deadline) throws Exception {
                return work.work();
            }
        };
    }

    private interface Work {
        String work() throws Exception;
    }
}
