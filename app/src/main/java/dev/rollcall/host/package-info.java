/** The words for a machine. */
@NullMarked
package dev.rollcall.host;

import org.jspecify.annotations.NullMarked;
