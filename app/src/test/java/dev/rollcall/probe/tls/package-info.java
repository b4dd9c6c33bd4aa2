/** Certificates and TLS as they are read from the wire. */
@NullMarked
package dev.rollcall.probe.tls;

import org.jspecify.annotations.NullMarked;
