package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text from the bytes of a file: UTF-8, or UTF-16 where a byte order mark says so, as spreadsheets write it. */
final class TextBytes {
    private TextBytes() {}

    static String decode(String name, byte[] bytes) throws InputException {
        if (begins(bytes, 0xFF, 0xFE)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16BE);
        }
        return decode(name, bytes, begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static String decode(String name, byte[] bytes, int start, Charset charset) throws InputException {
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            if (zero(bytes)) {
                throw binary(name);
            }
            throw new InputException(name + " is not text in UTF-8 or UTF-16: save it as UTF-8.", e);
        }
        if (text.indexOf('\0') >= 0) {
            throw binary(name);
        }
        return text;
    }

    private static InputException binary(String name) {
        return new InputException(name + " is a binary file, not a list of hosts.");
    }

    private static boolean zero(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int index = 0; index < mark.length; index++) {
            if ((bytes[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }
}
