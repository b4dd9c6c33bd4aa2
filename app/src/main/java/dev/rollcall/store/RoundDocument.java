package dev.rollcall.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A round as a JSON document and back, equal to what it was. Safe for use from any thread. */
final class RoundDocument {
    private final int most;
    private final ObjectMapper mapper;

    /** @param most how many characters a document may have */
    RoundDocument(int most) {
        this.most = most;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(most)
                        .maxNestingDepth(30)
                        .build())
                .build();
        mapper = JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), new ObservationModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /** What doesn't fit is left out: transcripts first, then the looks that are too large. */
    String write(Round round) {
        String whole = json(round);
        if (whole.length() <= most) {
            return whole;
        }
        String bare = json(new Round(
                round.host(),
                round.at(),
                round.looks().stream().map(RoundDocument::bare).toList(),
                round.known()));
        return bare.length() <= most ? bare : json(fitting(round));
    }

    /** Empty where the document is one that this version can't read: the host counts as not yet seen then. */
    Optional<Round> read(String document) {
        try {
            return Optional.ofNullable(mapper.readValue(document, Round.class));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private Round fitting(Round round) {
        List<Look> looks = new ArrayList<>();
        // The rest of the document and the notes in place of what is left out stay well below half of it.
        int left = most / 2;
        for (Look look : round.looks()) {
            Look bare = bare(look);
            int length = json(bare).length();
            if (length <= left) {
                left -= length;
                looks.add(bare);
            } else if (left > 0) {
                looks.add(Look.without(
                        look.check(), look.address(), new Outcome.Defect("what was seen is too large to be kept")));
            }
        }
        return new Round(round.host(), round.at(), looks);
    }

    static Look bare(Look look) {
        return new Look(look.check(), look.address(), look.outcome(), look.took(), look.phases(), List.of(), look.at());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an observation can't be written as JSON", e);
        }
    }
}
