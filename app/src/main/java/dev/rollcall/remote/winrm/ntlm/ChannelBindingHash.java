package dev.rollcall.remote.winrm.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How NTLM names the TLS channel it runs in (MS-NLMP 2.2.2.1, RFC 2744 section 3.11): the MD5 of a binding without addresses. */
final class ChannelBindingHash {
    private ChannelBindingHash() {}

    static byte[] of(byte[] applicationData) {
        byte[] header = ByteBuffer.allocate(5 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4 * Integer.BYTES, applicationData.length)
                .array();
        return Digests.md5(header, applicationData);
    }
}
