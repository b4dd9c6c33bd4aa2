/** Looks at a host from inside: one script a host and round, and a reader of what it prints. */
@NullMarked
package dev.rollcall.probe.inside;

import org.jspecify.annotations.NullMarked;
