/** jOOQ behind the interfaces that other packages own; the only place that sees SQL. */
@NullMarked
package dev.rollcall.store;

import org.jspecify.annotations.NullMarked;
