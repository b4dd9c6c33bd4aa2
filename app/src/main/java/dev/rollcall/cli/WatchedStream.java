package dev.rollcall.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** UTF-8 to a stream, remembering why that could not be written: a {@link PrintStream} alone only knows that it could not. */
final class WatchedStream extends PrintStream {
    private static final int BUFFER = 64 * 1024;

    private final Watch watch;

    WatchedStream(OutputStream target) {
        this(new Watch(target));
    }

    private WatchedStream(Watch watch) {
        super(new BufferedOutputStream(watch, BUFFER), false, StandardCharsets.UTF_8);
        this.watch = watch;
    }

    /** What went wrong first. */
    Optional<IOException> failure() {
        return watch.failure;
    }

    /** Whether whoever read a pipe has enough, as {@code head} has: no reason to complain. */
    boolean readerHasGone() {
        return failure()
                .map(failed -> String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT))
                .filter(reason -> reason.contains("pipe"))
                .isPresent();
    }

    private static final class Watch extends FilterOutputStream {
        private volatile Optional<IOException> failure = Optional.empty();

        Watch(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failed) {
                failure = failure.or(() -> Optional.of(failed));
                throw failed;
            }
        }
    }
}
