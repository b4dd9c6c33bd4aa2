/** One TCP connection with time limits, its failures in our words, and what was said on it. */
@NullMarked
package dev.rollcall.probe.tcp;

import org.jspecify.annotations.NullMarked;
