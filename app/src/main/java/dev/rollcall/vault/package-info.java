/** Secrets at rest, and the words for what a person logs on with. */
@NullMarked
package dev.rollcall.vault;

import org.jspecify.annotations.NullMarked;
