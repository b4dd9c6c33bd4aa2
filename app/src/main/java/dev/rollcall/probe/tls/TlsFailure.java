package dev.rollcall.probe.tls;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Puts a failed handshake in a few words, whichever engine it failed in. */
public final class TlsFailure {
    /** E.g. {@code Received fatal alert: protocol_version}, {@code ...:TLSV1_ALERT_PROTOCOL_VERSION}. */
    private static final Pattern ALERT =
            Pattern.compile("(?:fatal alert: |(?:TLSV1|SSLV3)_ALERT_)([A-Za-z_]+)", Pattern.CASE_INSENSITIVE);
    /** E.g. {@code error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER}. */
    private static final Pattern LIBRARY = Pattern.compile("OPENSSL_internal:([A-Z0-9_]+)");

    private static final int MOST_CHARACTERS = 120;

    private TlsFailure() {}

    public static String words(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return "alert " + alert.group(1).toLowerCase(Locale.ROOT);
        }
        Matcher library = LIBRARY.matcher(message);
        if (library.find()) {
            return library.group(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) : message;
    }
}
