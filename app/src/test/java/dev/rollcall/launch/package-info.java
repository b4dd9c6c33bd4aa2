@NullMarked
package dev.rollcall.launch;

import org.jspecify.annotations.NullMarked;
