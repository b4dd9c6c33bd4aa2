package dev.rollcall.diagnosis.code;

import dev.rollcall.diagnosis.CauseSheet;

/** A cause that a text points to. */
public record PointedCause(Likelihood likelihood, CauseSheet cause) {}
