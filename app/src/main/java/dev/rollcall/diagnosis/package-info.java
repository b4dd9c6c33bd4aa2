/** Reads a host's row, outside and inside together, into the causes of its trouble, with evidence and with what cures each. */
@NullMarked
package dev.rollcall.diagnosis;

import org.jspecify.annotations.NullMarked;
