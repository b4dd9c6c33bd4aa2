/** Everything known of one host. */
@NullMarked
package dev.rollcall.ui.detail;

import org.jspecify.annotations.NullMarked;
