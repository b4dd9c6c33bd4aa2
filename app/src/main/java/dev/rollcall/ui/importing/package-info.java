/** Bringing hosts in: files, text, drops. */
@NullMarked
package dev.rollcall.ui.importing;

import org.jspecify.annotations.NullMarked;
