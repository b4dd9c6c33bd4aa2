package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private int help(String reason) {
        Surroundings surroundings = new Surroundings(
                new WatchedStream(failing(reason)),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                _ -> () -> {});
        return Commands.run(new String[] {"--version"}, surroundings, new NoWorkbench());
    }

    @Test
    void aFullDiskIsNamed() {
        assertEquals(Commands.CANNOT_GO_ON, help("No space left on device"));
        assertEquals(
                "rollcall: can't go on: the output can't be written: No space left on device",
                err.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void aReaderThatHasEnoughIsNoReasonToComplain() {
        assertEquals(Commands.DONE, help("Broken pipe"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenArrives() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        WatchedStream stream = new WatchedStream(target);
        stream.print("grün");
        assertFalse(stream.checkError());
        assertTrue(stream.failure().isEmpty());
        assertEquals("grün", target.toString(StandardCharsets.UTF_8));
    }
}
