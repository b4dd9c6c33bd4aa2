package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final InOrder document = new InOrder(new PrintStream(printed, false, StandardCharsets.UTF_8), "[", ",");

    @Test
    void piecesLeaveInTheirOrderAsSoonAsAllBeforeThemHave() {
        add(1, "b");
        assertEquals("", text());
        add(0, "a");
        assertEquals("[a,b", text());
        add(2, "c");
        document.end("]");
        assertEquals("[a,b,c]", text());
    }

    @Test
    void whatIsMissingAtTheEndIsLeftOut() {
        add(3, "d");
        add(1, "b");
        document.end("]");
        assertEquals("[b,d]", text());
    }

    @Test
    void nothingIsADocumentToo() {
        document.end("]");
        assertEquals("[]", text());
    }

    @Test
    void aReaderThatHasGoneIsNoticed() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        InOrder unread = new InOrder(new PrintStream(gone, false, StandardCharsets.UTF_8), "", "");
        assertFalse(unread.unread());
        unread.add(0, new byte[64 * 1024]);
        assertTrue(unread.unread());
    }

    private void add(int place, String piece) {
        document.add(place, piece.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
