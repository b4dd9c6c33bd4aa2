package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.host.HostId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** A campaign as it is on the screen: the record of it, and its hosts as far as they are known to be by now. JavaFX thread. */
final class Board {
    private final List<StepRecord> steps;
    private final Map<HostId, Integer> places = new HashMap<>();
    private CampaignRecord head;

    Board(CampaignRecord record) {
        head = record;
        steps = new ArrayList<>(record.steps());
        for (int place = 0; place < steps.size(); place++) {
            places.put(steps.get(place).subject().host(), place);
        }
    }

    CampaignRecord head() {
        return head;
    }

    /** What is newer of the campaign itself; its hosts are told of one by one. */
    void head(CampaignRecord newer) {
        head = newer;
    }

    /** Its place among all; empty for a host that is none of the campaign's. */
    OptionalInt put(StepRecord step) {
        Integer place = places.get(step.subject().host());
        if (place == null) {
            return OptionalInt.empty();
        }
        steps.set(place, step);
        return OptionalInt.of(place);
    }

    List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** By wave, without those that were left out of the plan. */
    SortedMap<Integer, List<StepRecord>> waves() {
        SortedMap<Integer, List<StepRecord>> waves = new TreeMap<>();
        for (StepRecord step : steps) {
            if (step.wave() > 0) {
                waves.computeIfAbsent(step.wave(), wave -> new ArrayList<>()).add(step);
            }
        }
        return waves;
    }

    boolean going() {
        return head.state() == CampaignState.RUNNING || head.state() == CampaignState.PAUSED;
    }
}
