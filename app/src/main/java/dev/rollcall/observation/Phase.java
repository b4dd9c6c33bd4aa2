package dev.rollcall.observation;

import java.time.Duration;

/** One step of a probe and what it took, without the time it waited for a permit. */
public record Phase(String name, Duration took) {}
