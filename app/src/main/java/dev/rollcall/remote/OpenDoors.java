package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Which of several doors of a host are open: all are knocked at together, since most hosts have one, and those that filter the
 * others would cost a timeout each.
 */
final class OpenDoors {
    /** How much later than another a better door may answer and still be taken. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final List<Door> doors;
    private final Duration timeout;

    /** @param doors the better ones first */
    OpenDoors(List<Door> doors, Duration timeout) {
        this.doors = List.copyOf(doors);
        this.timeout = timeout;
    }

    /**
     * What is known as soon as it is enough to go on, in the order of the doors: either the best door is open, or a moment has
     * passed since the first did, or all have answered.
     */
    List<Attempt> at(InetAddress address, Deadline deadline) throws InterruptedException {
        if (doors.size() == 1 && doors.getFirst().transport().knocksItself()) {
            return List.of(Attempt.granted(doors.getFirst()));
        }
        List<Attempt> answers = new ArrayList<>();
        ExecutorService knocking = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Attempt> knocks = new ExecutorCompletionService<>(knocking);
            doors.forEach(door -> knocks.submit(() -> new Knock(door, address, timeout).knock(deadline)));
            while (answers.size() < doors.size()) {
                boolean someOpen = answers.stream().anyMatch(OpenDoors::open);
                Future<Attempt> next =
                        someOpen ? knocks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : knocks.take();
                if (next == null) {
                    break;
                }
                Attempt answer = next.get();
                answers.add(answer);
                if (open(answer) && isBest(answer)) {
                    break;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a knock must not fail", e);
        } finally {
            knocking.shutdownNow();
        }
        answers.sort(Comparator.comparingInt(this::place));
        return answers;
    }

    static boolean open(Attempt answer) {
        return answer.problem().isEmpty();
    }

    private boolean isBest(Attempt answer) {
        return place(answer) == 0;
    }

    private int place(Attempt answer) {
        for (int i = 0; i < doors.size(); i++) {
            if (doors.get(i).kind() == answer.transport() && doors.get(i).port() == answer.port()) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such door: " + answer);
    }
}
