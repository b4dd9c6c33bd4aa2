package dev.rollcall.campaign;

import dev.rollcall.fix.FixSheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the journal knows of a campaign, for whoever reads it later.
 *
 * @param sheet of its fix; empty where this version does not know it
 * @param hosts in the order of the campaign's steps
 * @param moments of the campaign as a whole, in their order
 */
public record CampaignAccount(
        CampaignRecord campaign,
        Optional<FixSheet> sheet,
        List<HostAccount> hosts,
        List<Moment> moments,
        Writing writing) {
    public CampaignAccount {
        hosts = List.copyOf(hosts);
        moments = List.copyOf(moments);
    }

    /** Something that was said or decided while it ran, in one sentence. */
    public record Moment(Instant at, String words) {}

    /**
     * How much is written of it.
     *
     * @param lastHash of its last line: whoever keeps that elsewhere can tell later whether anything was changed or removed
     */
    public record Writing(int lines, String lastHash) {}
}
