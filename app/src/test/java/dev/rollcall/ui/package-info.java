/** The window, driven on the platform without a screen. */
@NullMarked
package dev.rollcall.ui;

import org.jspecify.annotations.NullMarked;
