package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.code.CodeKind;
import dev.rollcall.diagnosis.code.KnownCode;
import java.util.Locale;

/** How codes are called: ids, titles, what they are found by. */
final class CodeNames {
    private static final int LONGEST_SLUG = 40;

    private CodeNames() {}

    /** {@code reason/0x904}, {@code event/36870}, {@code dialog/an-internal-error-has-occurred}. */
    static String id(KnownCode known) {
        String kind = known.kind().name().toLowerCase(Locale.ROOT) + "/";
        if (!known.code().isEmpty()) {
            return kind + known.code().replace('/', '-');
        }
        String slug =
                known.name().replace("'", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return kind + (slug.length() > LONGEST_SLUG ? slug.substring(0, slug.lastIndexOf('-', LONGEST_SLUG)) : slug);
    }

    /** {@code 0x904 disconnectReasonAtClientWinsockFDCLOSE}, {@code Event 36870 · Schannel}; a dialog in quotes. */
    static String title(KnownCode known) {
        String code = known.code().replace("/", " / ");
        return switch (known.kind()) {
            case DIALOG -> "\u201c" + known.name() + "\u201d";
            case EVENT -> "Event " + code + " · " + known.name();
            case EXTENDED -> (code + " " + known.name().split(" ")[0]).strip() + " (extended)";
            case REASON, PAIR, ERRINFO, NEGOTIATION, GATEWAY, WMI, SERVICE, NTSTATUS ->
                (code + " " + known.name().split(" ")[0]).strip();
        };
    }

    /** Names, and numbers in the other base. */
    static String also(KnownCode known) {
        StringBuilder also = new StringBuilder(known.name()).append(' ').append(known.code());
        for (String part : known.code().split("/")) {
            if (part.startsWith("0x")) {
                also.append(' ').append(Long.parseLong(part.substring(2), 16));
            }
        }
        return also.append(' ').append(known.meaning()).toString();
    }

    /** Where such a code is seen. */
    static String seen(CodeKind kind) {
        return switch (kind) {
            case REASON -> "The first number that mstsc shows, the reason of a disconnection.";
            case EXTENDED -> "The second number that mstsc shows; event 40 of the session manager has it, too.";
            case PAIR -> "Both numbers of mstsc, read together.";
            case ERRINFO -> "Sent by the server as it ends a connection; mstsc shows it as its second number.";
            case NEGOTIATION -> "The server's first answer on the wire, before any encryption.";
            case GATEWAY -> "Said by an RD Gateway, not by the host behind it.";
            case WMI -> "Returned to whoever changes settings of Remote Desktop through WMI.";
            case SERVICE -> "Why a Windows service did not start.";
            case NTSTATUS -> "Why a log-on was refused, in the Security log and on the wire.";
            case EVENT -> "In a log of the host, the client, the broker or the gateway.";
            case DIALOG -> "Words of a dialog.";
        };
    }
}
