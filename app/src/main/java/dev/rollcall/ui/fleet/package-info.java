/** The matrix on the screen, and checking it. */
@NullMarked
package dev.rollcall.ui.fleet;

import org.jspecify.annotations.NullMarked;
