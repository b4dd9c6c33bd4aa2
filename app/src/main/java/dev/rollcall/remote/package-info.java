/** Runs a script on a host: one interface, two ways there. The only place that opens credentials. */
@NullMarked
package dev.rollcall.remote;

import org.jspecify.annotations.NullMarked;
