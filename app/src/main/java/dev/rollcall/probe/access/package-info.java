/** Logging on to hosts, to look at them from inside. */
@NullMarked
package dev.rollcall.probe.access;

import org.jspecify.annotations.NullMarked;
