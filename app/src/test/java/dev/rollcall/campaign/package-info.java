@NullMarked
package dev.rollcall.campaign;

import org.jspecify.annotations.NullMarked;
