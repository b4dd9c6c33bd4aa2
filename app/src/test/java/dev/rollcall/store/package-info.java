@NullMarked
package dev.rollcall.store;

import org.jspecify.annotations.NullMarked;
