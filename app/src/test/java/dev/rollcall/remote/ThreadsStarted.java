package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts the threads that were started, virtual ones too, to tell which outlive their work. By the recorder's events, not by thread
 * dumps: one that meets a virtual thread while it is being put on its carrier can end the whole machine (JDK-8364343).
 */
public final class ThreadsStarted implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(20);
    private final Recording recording = new Recording();
    private final Path folder;

    private ThreadsStarted(Path folder) {
        this.folder = folder;
        for (String event : List.of("jdk.VirtualThreadStart", "jdk.VirtualThreadEnd")) {
            recording.enable(event);
        }
        recording.start();
    }

    /** Counts from now on; the folder takes what was recorded. */
    public static ThreadsStarted in(Path folder) {
        return new ThreadsStarted(folder);
    }

    /** Those whose names begin so (a pattern) and that do not end within a moment; of platform threads also what was there before. */
    public List<String> left(Pattern start) throws IOException {
        Deadline moment = Deadline.after(MOMENT);
        while (true) {
            List<String> left = new ArrayList<>(virtual().values());
            Thread.getAllStackTraces().keySet().stream().map(Thread::getName).forEach(left::add);
            left.removeIf(name -> !start.matcher(name).lookingAt());
            if (left.isEmpty() || moment.passed()) {
                return left;
            }
        }
    }

    private Map<Long, String> virtual() throws IOException {
        Path events = Files.createTempFile(folder.toAbsolutePath(), "threads", ".jfr");
        recording.dump(events);
        Map<Long, String> running = new HashMap<>();
        List<Long> ended = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
            long thread = event.getLong("javaThreadId");
            if (event.getEventType().getName().endsWith("End")) {
                ended.add(thread);
            } else {
                running.put(
                        thread,
                        Optional.ofNullable(event.getThread())
                                .map(RecordedThread::getJavaName)
                                .orElse(""));
            }
        }
        ended.forEach(running::remove);
        return running;
    }

    @Override
    public void close() {
        recording.close();
    }
}
