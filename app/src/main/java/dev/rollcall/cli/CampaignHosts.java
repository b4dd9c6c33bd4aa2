package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hosts of a campaign as they are named there. A kept host may be said with its port, too, as {@code fix run} takes it. */
final class CampaignHosts {
    private CampaignHosts() {}

    /** @throws InputException where there is no such campaign */
    static List<String> names(RollcallCommand root, OpenStore store, long number, List<String> said)
            throws InputException {
        if (said.stream().allMatch(word -> word.indexOf(':') < 0)) {
            return said;
        }
        CampaignRecord campaign = CampaignsShowCommand.named(root, store, number);
        List<Host> kept = store.hosts().all();
        List<String> names = new ArrayList<>();
        for (String word : said) {
            names.add(kept.stream()
                    .filter(host -> host.label().equals(word))
                    .findFirst()
                    .flatMap(host -> name(campaign, host.id()))
                    .orElse(word));
        }
        return names;
    }

    /** Empty also where another host of the campaign has the same name: both would be meant by it. */
    private static Optional<String> name(CampaignRecord campaign, HostId host) {
        return campaign.steps().stream()
                .filter(step -> step.subject().host().equals(host))
                .map(step -> step.subject().name())
                .filter(name -> campaign.steps().stream()
                                .filter(step -> step.subject().name().equals(name))
                                .count()
                        == 1)
                .findFirst();
    }
}
