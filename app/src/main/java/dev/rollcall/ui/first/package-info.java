/** What is shown while there are no hosts. */
@NullMarked
package dev.rollcall.ui.first;

import org.jspecify.annotations.NullMarked;
