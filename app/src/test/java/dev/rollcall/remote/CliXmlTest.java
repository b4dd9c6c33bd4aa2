package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.winrm.Fixtures;
import org.junit.jupiter.api.Test;

class CliXmlTest {
    private static final String START = "#< CLIXML\r\n<Objs Version=\"1.1.0.1\" xmlns=\"x\">";

    @Test
    void plainTextStaysAsItIs() {
        assertEquals("cmd: not found", CliXml.words("cmd: not found\r\n"));
        assertEquals("", CliXml.words(""));
    }

    @Test
    void errorsAreJoinedAndUnescaped() {
        String errors =
                START + "<S S=\"Error\">a &lt;b&gt;_x000D__x000A_</S><S S=\"Error\">_xD83D__xDE00_ _x005F_x</S></Objs>";
        assertEquals("a <b>\n\uD83D\uDE00 _x", CliXml.words(errors));
    }

    @Test
    void whatOtherProgramsWroteInBetweenIsKept() {
        String errors = "#< CLIXML\r\nnet: System error 5\r\n<Objs><S S=\"warning\">mind_x000A_</S></Objs>bye\n<Objs>"
                + "<S S=\"Error\">_x001B_[31;1mlast_x001B_[0m</S></Objs>";
        assertEquals("net: System error 5\r\nmind\nbye\nlast", CliXml.words(errors));
    }

    @Test
    void progressIsNoise() {
        assertEquals("", CliXml.words(START + "<Obj S=\"progress\"><MS><S N=\"x\">Preparing</S></MS></Obj></Objs>"));
    }

    @Test
    void aDocumentThatWasCutOffGivesWhatCame() {
        assertEquals("first", CliXml.words(START + "<S S=\"Error\">first_x000A_</S><S S=\"Error\">sec"));
    }

    @Test
    void recordedStandardErrorsAreRead() {
        for (String file : new String[] {"pywinrm/clixml_stderr.txt", "pypsrp/test_sanitise_clixml_with_error.xml"}) {
            String words = CliXml.words(Fixtures.text(file));
            assertTrue(words.startsWith("fake : The term 'fake' is not recognized"), words);
            assertTrue(words.endsWith("+ FullyQualifiedErrorId : CommandNotFoundException"), words);
            assertFalse(words.contains("_x0"), words);
        }
        assertEquals("", CliXml.words(Fixtures.text("pywinrm/clixml_stderr_2.txt")));
        assertEquals("", CliXml.words(Fixtures.text("pypsrp/test_sanitise_clixml_with_no_errors.xml")));
    }
}
