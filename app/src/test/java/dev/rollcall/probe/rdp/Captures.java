package dev.rollcall.probe.rdp;

/** What real servers sent: xrdp 0.9.21 and FreeRDP 2.11.7. */
public final class Captures {
    public static final String SELECTED_SSL = "030000130ed000001234000201080001000000";
    public static final String SELECTED_RDP = "030000130ed000001234000201080000000000";
    public static final String SELECTED_HYBRID = "030000130ed000000000000203080002000000";
    public static final String FAILURE_1 = "030000130ed000000000000300080001000000";
    public static final String FAILURE_5 = "030000130ed000000000000300080005000000";
    public static final String FAILURE_3_AND_GOODBYE = "030000130ed0000012340003000800030000000300000902f0802180";
    public static final String NO_NEGOTIATION = "0300000b06d00000123400";
    public static final String GOODBYE = "0300000902f0802180";

    /** To a ClientHello of other versions. */
    public static final String ALERT_PROTOCOL_VERSION = "15030100020246";

    /** Client: TSRequest 6 around an NTLM NEGOTIATE. */
    public static final String NEGOTIATE = "3037a003020106a130302e302ca02a04284e544c4d5353500001000000b78208e2"
            + "000000000000000000000000000000000a00614a0000000f";

    /** Server: TSRequest 6 with an NTLM CHALLENGE, and a client nonce that does not belong there. */
    public static final String CHALLENGE =
            "3081a9a003020106a17e307c307aa07804764e544c4d53535000020000000600060038000000b7"
                    + "8288e2bf7e779ba92b73780000000000000000380038003e0000000601b11d0000000f4e004c004100020006004e004c0041000100"
                    + "06004e004c004100040006006e006c006100030006006e006c0061000700080000d302420d79dd0100000000a5220420385063476d"
                    + "27f5de3f3bf573c425ece483d1b6f7147b672357d7112d8579e942";

    private Captures() {}

    /** Server: a token of 12,256 zeros and the error 0xC00700EA. */
    public static String longError() {
        return "30823025a003020106a1822ff030822fec30822fe8a0822fe404822fe0" + "00".repeat(12_256)
                + "a4060204c00700eaa522042037ced6f6f653245bca65c1edc8d42582081dc8e590847203fbcace854a3ca13d";
    }
}
