package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one spelling under which a host is known: lower-case ASCII (RFC 1123 2.1, RFC 3490), or an address in its short form. */
final class HostName {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

    private HostName() {}

    /** @throws InputException whose message is the reason alone */
    static String canonical(String text) throws InputException {
        if (text.isEmpty()) {
            throw new InputException("a name is missing");
        }
        if (text.length() > LONGEST_NAME + 1) {
            throw new InputException("the name has " + text.length() + " characters, " + LONGEST_NAME + " is the most");
        }
        if (text.indexOf(':') >= 0 || NUMERIC.matcher(text).matches()) {
            return AddressText.read(text)
                    .map(AddressText::of)
                    .orElseThrow(() -> new InputException("that is no IP address"));
        }
        String name = ascii(text).toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.length() > LONGEST_NAME) {
            throw new InputException("the name has " + name.length() + " characters, " + LONGEST_NAME + " is the most");
        }
        for (String label : name.split("\\.", -1)) {
            check(label);
        }
        return name;
    }

    private static String ascii(String text) throws InputException {
        if (text.chars().allMatch(letter -> letter < 128)) {
            return text;
        }
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw new InputException("the name can't be written in the letters of the DNS");
        }
    }

    private static void check(String label) throws InputException {
        if (label.isEmpty()) {
            throw new InputException("a part of the name between dots is empty");
        }
        for (int index = 0; index < label.length(); index++) {
            char letter = label.charAt(index);
            // Windows has names with underscores, whatever the RFCs say.
            if (LETTERS.indexOf(letter) < 0) {
                throw new InputException(
                        Character.isSpaceChar(letter)
                                ? "a name has no space in it"
                                : "a name has no \"" + Shown.of(Character.toString(letter)) + "\" in it");
            }
        }
        if (label.length() > LONGEST_LABEL) {
            throw new InputException(
                    "a part of the name has " + label.length() + " characters, " + LONGEST_LABEL + " is the most");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw new InputException("a part of the name begins or ends with a hyphen");
        }
    }
}
