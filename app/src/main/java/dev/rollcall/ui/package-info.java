/** The window, in JavaFX, built in code. */
@NullMarked
package dev.rollcall.ui;

import org.jspecify.annotations.NullMarked;
