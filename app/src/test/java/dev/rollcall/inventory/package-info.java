@NullMarked
package dev.rollcall.inventory;

import org.jspecify.annotations.NullMarked;
