/** The simulated fleet: real protocols on loopback. */
@NullMarked
package dev.rollcall.demo;

import org.jspecify.annotations.NullMarked;
