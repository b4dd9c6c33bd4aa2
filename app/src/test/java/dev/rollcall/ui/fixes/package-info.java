/** Bulk fixes in the window, as far as they need no window. */
@NullMarked
package dev.rollcall.ui.fixes;

import org.jspecify.annotations.NullMarked;
