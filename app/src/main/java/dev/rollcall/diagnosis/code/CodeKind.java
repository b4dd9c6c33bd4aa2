package dev.rollcall.diagnosis.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose words or numbers they are. The same number means different things in different kinds. */
public enum CodeKind {
    /** The first number that mstsc shows. */
    REASON("mstsc"),
    /** The second number that mstsc shows, and event 40. */
    EXTENDED("mstsc-extended"),
    /** Both, where together they mean more. */
    PAIR("mstsc"),
    /** MS-RDPBCGR 2.2.5.1.1; mstsc shows it as the second number. */
    ERRINFO("errinfo"),
    /** RDP_NEG_FAILURE, MS-RDPBCGR 2.2.1.2.2. */
    NEGOTIATION("negotiation"),
    GATEWAY("gateway"),
    WMI("wmi"),
    /** Why a service did not start. */
    SERVICE("service"),
    NTSTATUS("ntstatus"),
    EVENT("event"),
    DIALOG("dialog");

    private final String key;

    CodeKind(String key) {
        this.key = key;
    }

    /** As JSON names it. */
    public String key() {
        return key;
    }

    static Optional<CodeKind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
