package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewSecretTest {
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<Secret> given = new ArrayList<>();

    private Optional<Secret> answer(String prompt) {
        Optional<Secret> answer =
                Optional.ofNullable(answers.poll()).map(text -> Secret.takingOver(text.toCharArray()));
        answer.ifPresent(given::add);
        return answer;
    }

    private Secret asked() throws InputException {
        return NewSecret.asked(this::answer, "New", "they differ", "nobody");
    }

    private static boolean overwritten(Secret secret) {
        try {
            return secret.with(_ -> false);
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    @Test
    void whatIsAnsweredTwiceIsGivenAndItsCopyOverwritten() throws Exception {
        answers.addAll(List.of("right", "right"));
        try (Secret secret = asked()) {
            assertEquals("right", secret.with(String::new));
            assertEquals(
                    List.of(false, true),
                    given.stream().map(NewSecretTest::overwritten).toList());
        }
    }

    @Test
    void whereTheTwoDifferBothAreOverwritten() {
        answers.addAll(List.of("right", "wrong"));
        assertEquals(
                "they differ", assertThrows(InputException.class, this::asked).getMessage());
        assertEquals(
                List.of(true, true),
                given.stream().map(NewSecretTest::overwritten).toList());
    }

    @Test
    void whereNobodyAnswersTheSecondTimeTheFirstIsOverwritten() {
        answers.add("right");
        assertEquals("nobody", assertThrows(InputException.class, this::asked).getMessage());
        assertEquals(
                List.of(true), given.stream().map(NewSecretTest::overwritten).toList());
    }
}
