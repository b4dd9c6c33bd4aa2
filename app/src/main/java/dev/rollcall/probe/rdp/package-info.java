/** What a Remote Desktop listener says before anybody logs on: X.224, TLS, CredSSP (MS-RDPBCGR, MS-CSSP, MS-NLMP). */
@NullMarked
package dev.rollcall.probe.rdp;

import org.jspecify.annotations.NullMarked;
