/** Many jobs, named limits, one deadline each, cancel, a stream of outcomes. Knows neither probes nor hosts. */
@NullMarked
package dev.rollcall.fanout;

import org.jspecify.annotations.NullMarked;
