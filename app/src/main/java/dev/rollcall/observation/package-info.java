/** What can be seen of a host: plain facts, with transcript and timings, without any judgement. */
@NullMarked
package dev.rollcall.observation;

import org.jspecify.annotations.NullMarked;
