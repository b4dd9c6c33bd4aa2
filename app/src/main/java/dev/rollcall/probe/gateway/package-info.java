/** Looks at a Remote Desktop Gateway from outside, as a client sees it before it logs on. */
@NullMarked
package dev.rollcall.probe.gateway;

import org.jspecify.annotations.NullMarked;
