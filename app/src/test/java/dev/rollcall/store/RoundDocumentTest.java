package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.observation.Look;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.TranscriptLine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoundDocumentTest {
    private final RoundDocument documents = new RoundDocument(1_000_000);

    @Test
    void readsDocumentsOfBeforeLooksWereKeptFromEarlierRounds() {
        Round round = SampleRounds.all().getFirst();
        String old = documents.write(round).replace(",\"at\":null}", "}").replace(",\"known\":null", "");
        assertFalse(old.contains("known"), old);
        assertEquals(Optional.of(round), documents.read(old));
    }

    @Test
    void readsDocumentsOfBeforeManagementPortsWereAsked() {
        for (Round round : SampleRounds.all()) {
            String old = documents.write(round).replace(",\"management\":null", "");
            assertFalse(old.contains("management\":null"), old);
            assertEquals(Optional.of(round), documents.read(old));
        }
    }

    @Test
    void readsDocumentsOfBeforeCertificatesHadATemplate() {
        for (Round round : SampleRounds.all()) {
            String old = documents.write(round).replace(",\"template\":null", "");
            assertFalse(old.contains("template"), old);
            assertEquals(Optional.of(round), documents.read(old));
        }
    }

    @Test
    void everyKindOfObservationComesBackEqual() {
        for (Round round : SampleRounds.all()) {
            assertEquals(Optional.of(round), documents.read(documents.write(round)));
        }
    }

    @Test
    void theSamplesHoldEveryKindThereIs() {
        Set<Class<?>> kinds = SampleRounds.observations().stream()
                .flatMap(observation ->
                        Stream.concat(Stream.of(observation.getClass()), SampleRounds.parts(observation).stream()))
                .collect(Collectors.toCollection(HashSet::new));
        Set<Class<?>> wanted = new HashSet<>();
        SampleRounds.SEALED.forEach(type -> leaves(type, wanted));
        wanted.removeAll(kinds);
        assertEquals(Set.of(), wanted);
    }

    private static void leaves(Class<?> type, Set<Class<?>> found) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                leaves(permitted, found);
            }
        } else {
            found.add(type);
        }
    }

    @Test
    void noTwoKindsBelowOneSealedTypeShareAName() {
        for (Class<?> sealed : SampleRounds.SEALED) {
            Set<Class<?>> kinds = new HashSet<>();
            leaves(sealed, kinds);
            assertEquals(
                    kinds.size(),
                    kinds.stream().map(Class::getSimpleName).distinct().count(),
                    sealed.getName());
        }
    }

    @Test
    void aDocumentOfAnotherVersionCountsAsNotYetSeen() {
        String good = documents.write(SampleRounds.all().getFirst());
        assertEquals(Optional.empty(), documents.read(good.replace("\"DnsObservation\"", "\"Gone\"")));
        assertEquals(Optional.empty(), documents.read(good.substring(0, good.length() / 2)));
        assertEquals(Optional.empty(), documents.read("null"));
        assertEquals(Optional.empty(), documents.read("[]"));
        assertEquals(Optional.empty(), documents.read("{}"));
        assertEquals(Optional.empty(), documents.read(""));
    }

    @Test
    void whatAVersionDoesNotKnowIsPassedOver() {
        Round round = SampleRounds.all().getFirst();
        String extended = documents.write(round).replaceFirst("\\{", "{\"later\":[1,2],");
        assertEquals(Optional.of(round), documents.read(extended));
    }

    @Test
    void aRoundKeptBeforeTheSurroundingsWereAskedForIsRead() {
        ServiceObservation bare = SampleRounds.observations().stream()
                .filter(ServiceObservation.class::isInstance)
                .map(ServiceObservation.class::cast)
                .findFirst()
                .orElseThrow();
        Round round = SampleRounds.of(List.of(SampleRounds.look(bare)));
        String document = documents.write(round);
        assertTrue(document.contains("\"environment\":null"), document);
        assertEquals(Optional.of(round), documents.read(document.replace("\"environment\":null,", "")));
    }

    @Test
    void aRoundTooLargeLosesItsTranscriptsFirst() {
        Round round = SampleRounds.of(List.of(talkative(20)));
        RoundDocument small = new RoundDocument(20_000);
        Round kept = small.read(small.write(round)).orElseThrow();
        Look look = kept.looks().getFirst();
        assertEquals(List.of(), look.transcript());
        assertEquals(round.looks().getFirst().outcome(), look.outcome());
    }

    @Test
    void aLookTooLargeIsReplacedByAWordThatSaysSo() {
        Look fine = SampleRounds.look(SampleRounds.observations().getFirst());
        Round round = SampleRounds.of(List.of(fine, SampleRounds.huge(50_000)));
        RoundDocument small = new RoundDocument(20_000);
        String document = small.write(round);
        assertTrue(document.length() <= 20_000);
        List<Look> kept = small.read(document).orElseThrow().looks();
        assertEquals(fine.outcome(), kept.getFirst().outcome());
        assertEquals(
                new Outcome.Defect("what was seen is too large to be kept"),
                kept.getLast().outcome());
    }

    private static Look talkative(int lines) {
        Observation observation = SampleRounds.observations().getFirst();
        Look look = SampleRounds.look(observation);
        TranscriptLine line =
                new TranscriptLine(Duration.ZERO, TranscriptLine.Direction.RECEIVED, "an answer", "ab".repeat(512));
        return new Look(
                look.check(),
                look.address(),
                look.outcome(),
                look.took(),
                look.phases(),
                Stream.generate(() -> line).limit(lines).toList());
    }
}
