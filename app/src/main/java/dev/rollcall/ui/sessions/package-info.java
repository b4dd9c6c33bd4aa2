/** Who is logged on, across the fleet. */
@NullMarked
package dev.rollcall.ui.sessions;

import org.jspecify.annotations.NullMarked;
