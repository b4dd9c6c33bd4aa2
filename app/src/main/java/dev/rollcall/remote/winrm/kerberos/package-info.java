/** Kerberos log-on and message encryption for WS-Management, by the JDK's own mechanism (RFC 4121). */
@NullMarked
package dev.rollcall.remote.winrm.kerberos;

import org.jspecify.annotations.NullMarked;
