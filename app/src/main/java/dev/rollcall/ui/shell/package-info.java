/** The frame around the screens: top bar with the filter field, rail, status bar. */
@NullMarked
package dev.rollcall.ui.shell;

import org.jspecify.annotations.NullMarked;
