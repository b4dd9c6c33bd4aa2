package dev.rollcall.sweep;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import java.time.Instant;

/** A check of one host that is not what it was the time before. {@code before…} is empty for a first sight. */
public record Change(
        HostId host,
        Instant at,
        Check check,
        String beforeCode,
        String beforeSummary,
        String afterCode,
        String afterSummary) {}
