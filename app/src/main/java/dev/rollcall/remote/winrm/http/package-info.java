/** One HTTP/1.1 connection to a WS-Management listener, with or without TLS. */
@NullMarked
package dev.rollcall.remote.winrm.http;

import org.jspecify.annotations.NullMarked;
