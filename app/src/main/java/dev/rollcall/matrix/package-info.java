/** The host by check table as plain Java: rows, cells, counts, the query language. */
@NullMarked
package dev.rollcall.matrix;

import org.jspecify.annotations.NullMarked;
