/** Errors that people paste, explained. */
@NullMarked
package dev.rollcall.ui.explain;

import org.jspecify.annotations.NullMarked;
