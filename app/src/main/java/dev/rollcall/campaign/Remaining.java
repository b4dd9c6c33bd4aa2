package dev.rollcall.campaign;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.inventory.Hosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left to be done of a campaign: as its journal has it, with the hosts as the inventory has them now. */
final class Remaining {
    private final Map<HostId, Host> inventory = new HashMap<>();

    Remaining(Hosts hosts) {
        hosts.all().forEach(host -> inventory.put(host.id(), host));
    }

    List<PlannedStep> of(List<JournalEntry> entries, CampaignRecord record) {
        Map<HostId, Event.Planned> planned = planned(entries);
        List<PlannedStep> left = new ArrayList<>();
        for (StepRecord step : record.steps()) {
            Event.Planned plan = planned.get(step.subject().host());
            boolean open = switch (step.state()) {
                // At rest what is applied takes effect later: it is looked at again.
                case PLANNED, IN_DOUBT, APPLIED -> true;
                case WAITING, RUNNING, VERIFIED, FAILED, UNDONE, LEFT_OUT -> false;
            };
            if (open && plan != null) {
                left.add(new PlannedStep(host(step.subject().host(), plan), step, plan.machine(), plan.image()));
            }
        }
        return left;
    }

    /** All hosts of its plan. */
    Map<HostId, Host> hosts(List<JournalEntry> entries) {
        Map<HostId, Host> hosts = new HashMap<>();
        planned(entries).forEach((id, plan) -> hosts.put(id, host(id, plan)));
        return hosts;
    }

    private Host host(HostId id, Event.Planned plan) {
        Host known = inventory.get(id);
        return known != null ? known : plan.host().host(id);
    }

    private static Map<HostId, Event.Planned> planned(List<JournalEntry> entries) {
        EventText texts = new EventText();
        Map<HostId, Event.Planned> planned = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.host().isPresent()
                    && entry.kind().equals("planned")
                    && texts.read(entry).orElse(null) instanceof Event.Planned plan) {
                planned.put(entry.host().get(), plan);
            }
        }
        return planned;
    }
}
