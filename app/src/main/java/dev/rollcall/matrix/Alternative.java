package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One alternative of a term. {@code text} is how it is typed. */
sealed interface Alternative {
    boolean matches(Row row, Instant now);

    String text();

    /** Whether it takes a check to know whether it holds. */
    default boolean asksForFindings() {
        return true;
    }

    record Stands(Standing standing) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return standing.describes(row);
        }

        @Override
        public String text() {
            return standing.key();
        }
    }

    /** Any of a finding's codes, not only the worst. */
    record HasCode(Check check, String text) implements Alternative {
        private static final Set<String> DENIALS = Set.of("credential-refused", "access-denied");

        @Override
        public boolean matches(Row row, Instant now) {
            Optional<Finding> finding = row.finding(check);
            if (finding.isPresent() && check == Check.ACCESS && text.equals(Vocabulary.DENIED)) {
                return finding.get().codes().stream().anyMatch(DENIALS::contains);
            }
            return finding.isPresent() && finding.get().codes().contains(text);
        }
    }

    /** Any of the causes it may have, not only the most likely. */
    record Caused(String text) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return row.diagnosis().stream().anyMatch(diagnosed -> diagnosed.id().equals(text));
        }
    }

    /** A text of the host; {@code text} is a pattern in lower case. */
    record Says(RowText part, String text) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return part.says(row, text);
        }

        @Override
        public boolean asksForFindings() {
            return false;
        }
    }

    /** Something that others may have in common with it; {@code text} is a pattern in lower case. */
    record Has(Trait.Kind kind, String text) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return Trait.of(kind, row)
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .flatMap(kind::spellings)
                    .anyMatch(value -> Glob.matches(text, value));
        }

        @Override
        public boolean asksForFindings() {
            return !kind.isInventory();
        }
    }

    /** Days left of the certificate; an expired one has less than none. */
    record Left(Span span) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            Optional<String> end = row.finding(Check.CERTIFICATE).flatMap(finding -> finding.text("not_after"));
            try {
                return end.isPresent() && span.holds(Duration.between(now, Instant.parse(end.get())));
            } catch (DateTimeParseException _) {
                return false;
            }
        }

        @Override
        public String text() {
            return span.text();
        }
    }

    /** Time since a check changed; a host without a change matches nothing. */
    record Changed(Span span) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return row.changedAt()
                    .filter(at -> span.holds(Duration.between(at, now)))
                    .isPresent();
        }

        @Override
        public String text() {
            return span.text();
        }
    }

    /** Time since the last check; a host that never was checked waits longer than any time. */
    record Checked(Span span) implements Alternative {
        @Override
        public boolean matches(Row row, Instant now) {
            return row.verdict()
                    .map(Verdict::at)
                    .map(at -> span.holds(Duration.between(at, now)))
                    .orElse(!span.shorter());
        }

        @Override
        public String text() {
            return span.text();
        }
    }
}
