/** TLS that accepts whatever a host shows, for looking only: nothing here may ever carry a secret. */
@NullMarked
package dev.rollcall.probe.tls;

import org.jspecify.annotations.NullMarked;
