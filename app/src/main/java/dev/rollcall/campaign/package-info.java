/** Fixes for many hosts: plan, confirm, waves, verify, journal, undo. */
@NullMarked
package dev.rollcall.campaign;

import org.jspecify.annotations.NullMarked;
