package dev.rollcall.campaign;

import dev.rollcall.host.Host;
import java.util.Optional;

/**
 * One host of a plan.
 *
 * @param machine what the host called itself when it was planned: nothing is done to another; empty for one that is left out
 * @param image for a campaign that takes back: what the other one kept of this host
 */
public record PlannedStep(Host host, StepRecord record, String machine, Optional<String> image) {}
