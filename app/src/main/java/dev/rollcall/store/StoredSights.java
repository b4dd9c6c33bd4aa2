package dev.rollcall.store;

import dev.rollcall.campaign.RoundText;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import java.util.List;
import java.util.Optional;

/** Rounds for the journal, in the form that the store has for them, without transcripts. */
final class StoredSights implements RoundText {
    private static final int MOST = 150_000;

    private final RoundDocument documents = new RoundDocument(MOST);

    @Override
    public String write(Round round) {
        List<Look> bare = round.looks().stream().map(RoundDocument::bare).toList();
        return documents.write(new Round(round.host(), round.at(), bare));
    }

    @Override
    public Optional<Round> read(String text) {
        return documents.read(text);
    }
}
