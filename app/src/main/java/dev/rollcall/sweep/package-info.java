/** Gate, probe, judge, keep, announce, for many hosts. */
@NullMarked
package dev.rollcall.sweep;

import org.jspecify.annotations.NullMarked;
