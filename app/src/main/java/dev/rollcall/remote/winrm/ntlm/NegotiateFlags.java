package dev.rollcall.remote.winrm.ntlm;

/** What both sides say they can (MS-NLMP 2.2.2.5), as far as we use it. */
final class NegotiateFlags {
    static final int UNICODE = 0x0000_0001;
    static final int REQUEST_TARGET = 0x0000_0004;
    static final int SIGN = 0x0000_0010;
    static final int SEAL = 0x0000_0020;
    static final int NTLM = 0x0000_0200;
    static final int ALWAYS_SIGN = 0x0000_8000;
    static final int TARGET_TYPE_SERVER = 0x0002_0000;
    static final int EXTENDED_SESSION_SECURITY = 0x0008_0000;
    static final int TARGET_INFO = 0x0080_0000;
    static final int VERSION = 0x0200_0000;
    static final int BITS_128 = 0x2000_0000;
    static final int KEY_EXCHANGE = 0x4000_0000;
    static final int BITS_56 = 0x8000_0000;

    /** What we ask for; on plain HTTP also {@link #SEAL}. */
    static final int ASKED = UNICODE
            | REQUEST_TARGET
            | SIGN
            | NTLM
            | ALWAYS_SIGN
            | EXTENDED_SESSION_SECURITY
            | VERSION
            | BITS_128
            | KEY_EXCHANGE
            | BITS_56;

    /** Without these we don't go on: less would mean NTLMv1, or keys that can be guessed. */
    static final int INSISTED = UNICODE | EXTENDED_SESSION_SECURITY | TARGET_INFO | BITS_128 | KEY_EXCHANGE | SIGN;

    private NegotiateFlags() {}
}
