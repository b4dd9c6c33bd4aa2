/** Scripts on Windows hosts by WS-Management (MS-WSMV), without any shell open longer than its script. */
@NullMarked
package dev.rollcall.remote.winrm;

import org.jspecify.annotations.NullMarked;
