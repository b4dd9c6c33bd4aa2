/** Small parts that every screen is built from. */
@NullMarked
package dev.rollcall.ui.parts;

import org.jspecify.annotations.NullMarked;
