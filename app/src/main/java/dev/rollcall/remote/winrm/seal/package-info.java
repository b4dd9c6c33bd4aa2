/** Encrypted WS-Management bodies (MS-WSMV 2.2.9.1), whatever mechanism encrypts them. */
@NullMarked
package dev.rollcall.remote.winrm.seal;

import org.jspecify.annotations.NullMarked;
