package dev.rollcall.remote;

import dev.rollcall.host.InputException;
import dev.rollcall.remote.LogonGuard.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stops in {@code stopped-credentials}, beside the vault: a line for each log-on that counts, of credential, host, {@code refused}
 * or {@code unanswered}, and time, with tabs between. Lines that say nothing are passed over. Several processes may use it.
 */
public final class StopsFile implements Stops {
    /** More say nothing new of one credential. */
    private static final int MOST_OF_ONE = 2;

    private static final int MOST = 1000;
    private static final int LONGEST = 512;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}]");

    private final Path path;
    private final TrustFile file;
    private final Clock clock;

    private StopsFile(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
        // Only its lines are used, never what they would approve.
        this.file = new TrustFile(
                path, KnownCertificates::new, text -> Line.parse(text).isPresent());
    }

    /**
     * @param folder made when something is kept first
     * @throws InputException where there is a file that can't be read: whether a credential is stopped is not known then
     */
    public static StopsFile in(Path folder, Clock clock) throws InputException {
        StopsFile file = new StopsFile(folder.resolve("stopped-credentials"), clock);
        try {
            file.lines();
        } catch (IOException e) {
            throw new InputException(
                    file.path + ", which says what credentials are stopped, can't be read: " + TextLines.reason(e), e);
        }
        return file;
    }

    private record Line(String credential, Failure failure) {
        static Optional<Line> parse(String text) {
            String[] parts = text.split("\t", -1);
            if (text.length() > LONGEST || parts.length != 4 || parts[0].isEmpty() || parts[1].isEmpty()) {
                return Optional.empty();
            }
            return switch (parts[2]) {
                case "refused" -> Optional.of(new Line(parts[0], new Failure(parts[1], true)));
                case "unanswered" -> Optional.of(new Line(parts[0], new Failure(parts[1], false)));
                default -> Optional.empty();
            };
        }

        String text(Instant at) {
            return String.join(
                    "\t", credential, failure.host(), failure.refused() ? "refused" : "unanswered", at.toString());
        }

        static boolean isOf(String credential, String text) {
            return parse(text)
                    .filter(line -> line.credential().equals(credential))
                    .isPresent();
        }
    }

    private static String plain(String text, int longest) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return printable.length() <= longest ? printable : printable.substring(0, longest);
    }

    private static String key(String credential) {
        return plain(credential, 150);
    }

    private List<Line> lines() throws IOException {
        return Files.exists(path)
                ? TextLines.read(path).stream()
                        .limit(MOST)
                        .flatMap(text -> Line.parse(text).stream())
                        .toList()
                : List.of();
    }

    @Override
    public Set<String> names() {
        return known().stream().map(Line::credential).collect(Collectors.toSet());
    }

    @Override
    public List<Failure> of(String credential) {
        return known().stream()
                .filter(line -> line.credential().equals(key(credential)))
                .map(Line::failure)
                .limit(MOST_OF_ONE)
                .toList();
    }

    private List<Line> known() {
        try {
            return lines();
        } catch (IOException e) {
            // It could be read when the program started; what has been learnt since is in memory.
            return List.of();
        }
    }

    @Override
    public void keep(String credential, Failure failure) {
        Line line = new Line(key(credential), new Failure(plain(failure.host(), 300), failure.refused()));
        change(lines -> {
            long already = lines.stream()
                    .filter(text -> Line.isOf(line.credential(), text))
                    .count();
            List<String> after = new ArrayList<>(lines);
            if (already < MOST_OF_ONE) {
                after.add(line.text(clock.instant()));
            }
            return after.subList(Math.max(0, after.size() - MOST), after.size());
        });
    }

    @Override
    public void forget(String credential) {
        String key = key(credential);
        if (Files.exists(path)) {
            change(lines -> lines.stream().filter(text -> !Line.isOf(key, text)).toList());
        }
    }

    private void change(UnaryOperator<List<String>> change) {
        try {
            file.change(change);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be changed: " + TextLines.reason(e), e);
        }
    }
}
