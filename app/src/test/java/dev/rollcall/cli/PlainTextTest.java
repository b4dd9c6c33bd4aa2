package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatWouldSteerATerminalIsReplaced() {
        assertEquals("\uFFFD[31mred\uFFFD and \uFFFDturned", PlainText.line("\u001B[31mred\u0007 and \u202Eturned"));
        assertEquals("one two", PlainText.line("one\ntwo"));
    }

    @Test
    void harmlessTextStaysAsItIs() {
        assertEquals("Zürich · 日本", PlainText.line("Zürich · 日本"));
    }

    @Test
    void longTextEndsInAnEllipsis() {
        assertEquals("abc…", PlainText.cut("abcdef", 4));
        assertEquals("abcd", PlainText.cut("abcd", 4));
    }
}
