/** One class a probe; Probes lists them all. */
@NullMarked
package dev.rollcall.probe;

import org.jspecify.annotations.NullMarked;
