@NullMarked
package dev.rollcall.ui.fixes;

import org.jspecify.annotations.NullMarked;
