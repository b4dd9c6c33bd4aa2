/** The client's side of NTLMv2 with message integrity, signing and sealing (MS-NLMP). */
@NullMarked
package dev.rollcall.remote.winrm.ntlm;

import org.jspecify.annotations.NullMarked;
