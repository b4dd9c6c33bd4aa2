/** The WS-Management messages of the command shell (MS-WSMV 3.1.4), written and read; hosts' answers are bounded. */
@NullMarked
package dev.rollcall.remote.winrm.soap;

import org.jspecify.annotations.NullMarked;
