/** Bulk fixes: which one, what it would do, how it goes, what became of it. */
@NullMarked
package dev.rollcall.ui.fixes;

import org.jspecify.annotations.NullMarked;
