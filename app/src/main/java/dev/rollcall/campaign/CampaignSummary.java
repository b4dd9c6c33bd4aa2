package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignRecord.Span;
import java.util.Optional;

/**
 * A campaign in a line: what its journal tells of it as a whole, and nothing of its hosts.
 *
 * @param number from 1
 * @param reason why it was stopped; empty where it was not
 */
public record CampaignSummary(
        long number, CampaignOrder order, CampaignState state, Optional<String> reason, Span span) {
    static CampaignSummary of(CampaignRecord record) {
        return new CampaignSummary(record.number(), record.order(), record.state(), record.reason(), record.span());
    }
}
