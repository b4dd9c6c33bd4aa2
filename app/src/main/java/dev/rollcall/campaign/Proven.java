package dev.rollcall.campaign;

import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;

/** What a look was taken for a proof of, and the look. */
record Proven(Proof proof, Sight after) {}
