/** Judges facts into findings, by thresholds that are data. Pure functions: judging again needs no network. */
@NullMarked
package dev.rollcall.policy;

import org.jspecify.annotations.NullMarked;
