package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the hosts that {@link Campaigns#confirm} told, by whether they let the change stay. Safe for use from any thread. */
public final class ToldHosts implements CampaignListener {
    private final Map<HostId, Boolean> hosts = new ConcurrentHashMap<>();

    @Override
    public void step(StepRecord step) {
        hosts.put(
                step.subject().host(),
                step.trail().hold().filter(Hold::confirmed).isPresent());
    }

    public long confirmed() {
        return hosts.values().stream().filter(stays -> stays).count();
    }

    /** On which it goes back by itself, or did. */
    public long others() {
        return hosts.size() - confirmed();
    }
}
