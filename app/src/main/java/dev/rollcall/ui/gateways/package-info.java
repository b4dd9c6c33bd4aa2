/** The gateways that hosts are behind. */
@NullMarked
package dev.rollcall.ui.gateways;

import org.jspecify.annotations.NullMarked;
