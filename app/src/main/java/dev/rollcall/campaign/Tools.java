package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignParts.Acting;
import dev.rollcall.campaign.CampaignParts.Books;
import dev.rollcall.fanout.KeyedLimit;
import dev.rollcall.fix.FixRuns;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Round;
import java.util.Optional;

/**
 * What plans and campaigns work with.
 *
 * @param onHost one campaign at a time works on a host
 */
record Tools(CampaignParts parts, Looks looks, Concerns concerns, FixRuns runs, Book book, KeyedLimit<HostId> onHost) {
    static Tools of(CampaignParts parts) {
        return new Tools(
                parts,
                new Looks(parts.looking().sweeper(), parts.looking().plan()),
                new Concerns(parts.pace().clock()),
                new FixRuns(),
                new Book(parts.books().journal(), parts.pace().clock()),
                new KeyedLimit<>("campaigns on a host", 1));
    }

    Acting acting() {
        return parts.acting();
    }

    Books books() {
        return parts.books();
    }

    Pace pace() {
        return parts.pace();
    }

    Timings timings() {
        return parts.pace().timings();
    }

    /** What was written down of a host, judged again. */
    Optional<Sight> sight(String text) {
        return books().rounds().read(text).map(this::judged);
    }

    private Sight judged(Round round) {
        return new Sight(round, parts.looking().judging().judge(round, round.at()));
    }
}
