package dev.rollcall.sweep;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Round;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where nothing is kept. */
record NoRounds() implements Rounds {
    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public void keep(Collection<Round> rounds, Collection<Change> changes) {}

    @Override
    public Optional<Round> newest(HostId host) {
        return Optional.empty();
    }

    @Override
    public Map<HostId, Round> newest() {
        return Map.of();
    }

    @Override
    public List<Change> changes(HostId host, int limit) {
        return List.of();
    }
}
