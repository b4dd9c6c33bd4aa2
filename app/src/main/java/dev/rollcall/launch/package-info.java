/** The main method, and the one place that wires concrete classes together. */
@NullMarked
package dev.rollcall.launch;

import org.jspecify.annotations.NullMarked;
