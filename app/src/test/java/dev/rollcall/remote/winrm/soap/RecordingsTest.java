package dev.rollcall.remote.winrm.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.winrm.Fixtures;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What real hosts answered, through our readers. */
class RecordingsTest {
    private static final Pattern RESPONSE =
            Pattern.compile("^  response: (?:'(?<quoted>(?:[^']++|'')*+)'|(?<plain>.*))$", Pattern.MULTILINE);

    private static List<String> responses(String recording) {
        List<String> responses = new ArrayList<>();
        Matcher matcher = RESPONSE.matcher(Fixtures.text("pypsrp/" + recording + ".yml"));
        while (matcher.find()) {
            String plain = matcher.group("plain");
            responses.add(plain == null ? matcher.group("quoted").replace("''", "'") : plain);
        }
        return responses;
    }

    private static Answer read(String envelope) throws Exception {
        return Answer.read(envelope.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Fault fault(String envelope) {
        return assertThrows(FaultException.class, () -> read(envelope)).fault();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void everyRecordedAnswerIsReadAndEveryFaultHasItsCode() throws Exception {
        int answers = 0;
        int faults = 0;
        for (String file : Fixtures.in("pypsrp", ".yml")) {
            String name = file.substring("pypsrp/".length(), file.length() - ".yml".length());
            for (String response : responses(name)) {
                if (!response.startsWith("<s:Envelope")) {
                    continue;
                }
                try {
                    read(response);
                    answers++;
                } catch (FaultException e) {
                    assertTrue(e.fault().code() != 0, file);
                    faults++;
                }
            }
        }
        assertTrue(answers > 60, answers + " answers");
        assertTrue(faults > 5, faults + " faults");
    }

    @Test
    void aWholeLifeCycleIsUnderstood() throws Exception {
        List<String> life = responses("test_winrs_stderr_rc");
        assertTrue(read(life.get(0)).shellId().matches("[0-9A-F-]{36}"));
        assertTrue(read(life.get(1)).commandId().matches("[0-9A-F-]{36}"));
        Received received = read(life.get(2)).received();
        assertTrue(received.done());
        assertTrue(received.errors().length > 0);
        assertTrue(received.exitCode().orElseThrow() != 0);
        assertFalse(read(life.get(0)).relatesTo().isEmpty());
    }

    @Test
    void aTimeOutIsToldFromAnEnd() {
        long timeOuts = responses("test_winrs_operation_timeout").stream()
                .filter(response -> response.contains("2150858793"))
                .filter(response -> fault(response).isTimeOut())
                .count();
        assertTrue(timeOuts > 0);
    }

    @Test
    void charactersBeyondAsciiArriveWhole() throws Exception {
        StringBuilder output = new StringBuilder();
        for (String response : responses("test_winrs_unicode")) {
            if (response.contains("ReceiveResponse>")) {
                output.append(text(read(response).received().output()));
            }
        }
        assertTrue(output.chars().anyMatch(character -> character > 127), output.toString());
        assertFalse(output.toString().contains("\uFFFD"));
    }

    @Test
    void quotasAndLongCommandLinesAreToldByTheirCodes() {
        assertEquals(
                2150859173L,
                fault(Fixtures.text("winrb/responses/wmi_error_v2.xml")).code());
        assertEquals(
                2150858778L,
                fault(Fixtures.text("winrb/responses/soap_fault_v1.xml")).code());
        assertEquals(
                2150858778L,
                fault(Fixtures.text("winrb/responses/soap_fault_v2.xml")).code());
        Fault omi = fault(Fixtures.text("winrb/responses/soap_fault_omi.xml"));
        assertEquals("InternalError", omi.subcode());
        assertEquals("get-instance: instance name parameter is missing", omi.words());
        Fault tooLong = fault(Fixtures.text("masterzen-winrm/executeCommandResponseWithError.xml"));
        assertEquals(2147942606L, tooLong.code());
        assertEquals("The filename or extension is too long.", tooLong.words());
        assertTrue(fault(Fixtures.text("masterzen-winrm/operationTimeoutResponse.xml"))
                .isTimeOut());
    }

    @Test
    void pywinrmsFaultShapesAreRead() throws Exception {
        List<Long> codes = new ArrayList<>();
        for (int i = 2; i <= 5; i++) {
            codes.add(fault(Fixtures.text("pywinrm/fault_" + i + ".xml")).code());
        }
        assertTrue(codes.contains(2150858793L), codes.toString());
        assertTrue(codes.contains(2150859174L), codes.toString());
    }

    @Test
    void shellsOfOldAndNewHostsAreNamed() throws Exception {
        for (String file : List.of(
                "winrb/responses/open_shell_v1.xml",
                "winrb/responses/open_shell_v2.xml",
                "winrb/responses/open_shell_omi.xml",
                "masterzen-winrm/createShellResponse.xml",
                "pywinrm/open_shell_response.xml")) {
            assertFalse(read(Fixtures.text(file)).shellId().isBlank(), file);
        }
        assertFalse(read(Fixtures.text("masterzen-winrm/executeCommandResponse.xml"))
                .commandId()
                .isBlank());
        assertTrue(read(Fixtures.text("masterzen-winrm/doneCommandExitCode0Response.xml"))
                .received()
                .done());
        Received both =
                read(Fixtures.text("masterzen-winrm/outputResponse.xml")).received();
        assertEquals("That's all folks!!!", text(both.output()));
        assertEquals("This is stderr, I'm pretty sure!", text(both.errors()));
        assertFalse(both.done());
    }

    @Test
    void omiEndsWithoutAnExitCode() throws Exception {
        Received received = read(Fixtures.text("winrb/responses/get_omi_command_output_response.xml.erb"))
                .received();
        assertTrue(received.done());
        assertTrue(received.exitCode().isEmpty());
    }

    @Test
    void windows7AndServer2012AreUnderstood() throws Exception {
        for (String file : List.of("winrm4j/win7.xml", "winrm4j/win12.xml")) {
            List<String> envelopes = envelopes(Fixtures.text(file));
            assertFalse(read(envelopes.getFirst()).shellId().isBlank());
            assertFalse(read(envelopes.get(1)).commandId().isBlank());
            boolean ended = false;
            for (String envelope : envelopes) {
                if (envelope.contains("CommandState/Done")) {
                    ended |= read(envelope).received().done();
                }
            }
            assertTrue(ended, file);
        }
    }

    private static List<String> envelopes(String recording) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(recording)));
        NodeList responses = document.getElementsByTagName("response");
        List<String> envelopes = new ArrayList<>();
        for (int i = 0; i < responses.getLength(); i++) {
            NodeList found = ((Element) responses.item(i)).getElementsByTagNameNS("*", "Envelope");
            if (found.getLength() > 0) {
                StringWriter text = new StringWriter();
                TransformerFactory.newInstance()
                        .newTransformer()
                        .transform(new DOMSource(found.item(0)), new StreamResult(text));
                envelopes.add(text.toString());
            }
        }
        return envelopes;
    }
}
