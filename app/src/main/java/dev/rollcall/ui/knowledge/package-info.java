/** The pages of what is known, to find, read and follow. */
@NullMarked
package dev.rollcall.ui.knowledge;

import org.jspecify.annotations.NullMarked;
