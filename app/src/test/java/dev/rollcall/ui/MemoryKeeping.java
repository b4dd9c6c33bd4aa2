package dev.rollcall.ui;

import dev.rollcall.campaign.WindowFleet;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.inventory.Settings;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.ui.fixes.Fixing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps hosts, rounds and settings in memory. */
final class MemoryKeeping implements Hosts, Rounds, Settings {
    private final Map<HostId, Host> hosts = new ConcurrentHashMap<>();
    private final Map<HostId, Round> rounds = new ConcurrentHashMap<>();
    private final Map<HostId, List<Change>> changes = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    final MemoryCredentials credentials = new MemoryCredentials();
    final MemoryGateways gateways = new MemoryGateways(this);
    final MemoryApprovals approvals = new MemoryApprovals();

    private final Map<HostId, Round> seenByCampaigns = new ConcurrentHashMap<>();

    final WindowFleet fleet = new WindowFleet(Clock.fixed(ScriptedFleet.NOW, ZoneOffset.UTC), this::seen);

    private void seen(Round round) {
        seenByCampaigns.put(round.host().id(), round);
        rounds.put(round.host().id(), round);
    }

    /** As it is made up, unless a campaign saw it otherwise. */
    Verdict judge(Round round) {
        return round.equals(seenByCampaigns.get(round.host().id()))
                ? new Judge(Policy.DEFAULT).judge(round, ScriptedFleet.NOW)
                : ScriptedFleet.verdict(round.host());
    }

    Keeping keeping() {
        return keeping(fleet.fixes());
    }

    /** @param offered the fixes that the window offers; only those of the made-up fleet can run */
    Keeping keeping(Fixes offered) {
        Fixing fixing = new Fixing(fleet.campaigns(), offered, "ops@desk");
        return new Keeping(new Keeping.Entries(this, gateways), this, this, "memory", credentials, approvals, fixing);
    }

    void changed(HostId host, List<Change> newest) {
        changes.put(host, newest);
    }

    @Override
    public List<Host> all() {
        return List.copyOf(hosts.values());
    }

    @Override
    public List<Host> put(Collection<Host> more) {
        more.forEach(host -> hosts.put(host.id(), host));
        return List.copyOf(more);
    }

    @Override
    public void remove(Collection<HostId> ids) {
        ids.forEach(hosts::remove);
    }

    @Override
    public void keep(Collection<Round> newRounds, Collection<Change> newChanges) {
        newRounds.forEach(round -> rounds.put(round.host().id(), round));
    }

    @Override
    public Optional<Round> newest(HostId host) {
        return Optional.ofNullable(rounds.get(host));
    }

    @Override
    public Map<HostId, Round> newest() {
        return Map.copyOf(rounds);
    }

    @Override
    public List<Change> changes(HostId host, int limit) {
        return changes.getOrDefault(host, List.of());
    }

    @Override
    public Map<HostId, Instant> lastChanged() {
        return changes.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst().at()));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public void put(String key, String text) {
        settings.put(key, text);
    }
}
