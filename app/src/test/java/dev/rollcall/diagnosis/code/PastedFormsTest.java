package dev.rollcall.diagnosis.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste as it stands in dialogs, logs and event viewers: several lines, any case, any notation. */
class PastedFormsTest {
    /** The dialog of the guide, without its codes, as it is wrapped, quoted and typed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This computer can't connect to the remote computer.",
                "Remote Desktop Connection\nThis computer can't connect to the remote computer.\n\nTry connecting again. If the"
                        + " problem continues, contact the owner of the remote computer or your network administrator.\n[ OK ]  [ Help ]",
                "THIS COMPUTER CANNOT CONNECT TO THE REMOTE COMPUTER",
                "this computer can not connect\r\n   to the\u00A0remote computer",
                "\u201cThis computer can\u2019t connect to the remote computer.\u201d",
                "Your Remote Desktop Services session has ended.\nThe connection to the remote computer was lost, possibly due to"
                        + " network connectivity problems.",
                "0x904 0x7",
                "2308",
                "disconnectreasonatclientwinsockfdclose"
            })
    void aClosedConnectionLeadsToTheGuideWhateverItsWords(String text) {
        Explanation explanation = Explanation.of(text);
        assertFalse(explanation.understood().isEmpty());
        assertEquals(GuideStep.all(), explanation.steps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This computer can't connect to the remote computer. The two computers couldn't connect in the amount of time allotted."
                        + " Try connecting again. | 0x108 | host-down",
                "This computer can't connect to the remote computer. Your computer does not have enough virtual memory available."
                        + " | 0x106 | client-side",
                "This computer can't connect to the remote computer. The connection was lost due to a network error."
                        + " | 0x304 | middlebox",
                "Remote Desktop can't find the computer \"rds-1\". This might mean that \"rds-1\" does not belong to the specified"
                        + " network. | 0x104 | dns-unresolved",
                "We couldn't connect to the remote PC because the PC can't be found. | 0x104 | dns-unresolved",
                "We couldn't connect to the remote PC. Make sure the PC is turned on and connected to the network, and that remote"
                        + " access is enabled. | 0x204 | service-stopped",
                "Because of a security error, the client could not connect to the remote computer. Verify that you are logged on to"
                        + " the network, and then try connecting again. | 0x406 | encryption-level",
                "The remote computer disconnected the session because of an error in the licensing protocol. Please try connecting to"
                        + " the remote computer again or contact your server administrator. | 0x808 | licensing",
                "A licensing error occurred while the client was attempting to connect (Licensing timed out). | 0x908 | licensing",
                "The remote session was disconnected because there are no Remote Desktop License Servers available to provide a"
                        + " license. || licensing",
                "The remote session was disconnected because there are no Remote Desktop client access licenses available for this"
                        + " computer. || licensing",
                "the local computer's client access license could not be upgraded or renewed || licensing",
                "The remote computer requires Network Level Authentication, which your computer does not support. | 0xb09 | client-side",
                "The remote computer that you are trying to connect to requires Network Level Authentication (NLA), but your Windows"
                        + " domain controller cannot be contacted to perform NLA. || nla-no-authority",
                "An authentication error has occurred. The function requested is not supported. Remote computer: rds-1. This could be"
                        + " due to CredSSP encryption oracle remediation. || credssp-oracle",
                "An authentication error has occurred.\tThe Local Security Authority cannot be contacted || nla-no-authority",
                "The certificate is not from a trusted certifying authority. || certificate-untrusted",
                "Certificate errors: The server name on the certificate is incorrect. || certificate-name-differs",
                "The remote computer could not be authenticated due to problems with its security certificate. It may be unsafe to"
                        + " proceed. || certificate-untrusted",
                "Remote Desktop cannot connect to the remote computer because the authentication certificate received from the remote"
                        + " computer is expired or invalid. | 0x1b07 | certificate-expired",
                "Remote Desktop cannot verify the identity of the remote computer because there is a time or date difference between"
                        + " your computer and the remote computer. | 0x1d07 | nla-no-authority",
                "The task you are trying to do can't be completed because Remote Desktop Services is currently busy. Please try again"
                        + " in a few minutes. || stuck-sessions",
                "The number of connections to this computer is limited and all connections are in use right now. || connection-limit",
                "The system administrator has restricted the types of logon (network or interactive) that you may use."
                        + " | 0x1307 | user-not-allowed",
                "To sign in remotely, you need the right to sign in through Remote Desktop Services. || user-not-allowed",
                "The connection was denied because the user account is not authorized for remote login. || user-not-allowed",
                "Remote logins are currently disabled. || logons-disabled",
                "The credentials that were used to connect to rds-1 did not work. Your credentials did not work."
                        + " | 0x807 | user-not-allowed",
                "Your computer can't connect to the remote computer because the Remote Desktop Gateway server is temporarily"
                        + " unavailable. Try reconnecting later. | 0x300000d | gateway",
                "Your computer can't connect to the remote computer because the Remote Desktop Gateway server address requested and the"
                        + " certificate subject name do not match. | 0x3000006 | gateway",
                "Your computer can't connect to the remote computer because the Remote Desktop Gateway server's certificate has expired"
                        + " or has been revoked. | 0x3000007 | gateway",
                "This computer can't verify the identity of the RD Gateway \"gw-2\". It's not safe to connect. | 0x3000005 | gateway",
                "Your computer can't connect to the remote computer because the Remote Desktop Gateway server did something new."
                        + " || gateway",
                "Your computer can't connect to the remote computer because an error occurred on the remote computer that you want to"
                        + " connect to. | 0x3000008 | gateway"
            })
    void understandsADialogAsTheOneThatItIs(String text, String code, String cause) {
        Explanation explanation = Explanation.of(text);
        assertEquals(1, explanation.understood().size(), explanation::toString);
        KnownCode known = explanation.understood().getFirst().known();
        assertEquals(CodeKind.DIALOG, known.kind());
        assertEquals(code == null ? "" : code, known.code());
        assertEquals(cause, explanation.causeIds().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // logs of several lines
                "ErrorCode=2308 ExtendedError=7\\nErrorCode=516 ExtendedError=0 | mstsc 0x904/0x7, mstsc 0x204/0x0",
                "ExtendedErrorCode: 7\\r\\nErrorCode: 2308 | mstsc 0x904/0x7",
                "2026-11-21 10:00:01 rds-02 ErrorCode=0x904\\n2026-11-21 10:00:01 rds-02 ExtendedError=0x7 | mstsc 0x904/0x7",
                "Disconnect reason: 0x904, extended: 0x7 | mstsc 0x904/0x7",
                "{\"errorCode\":2308,\"extendedErrorCode\":7} | mstsc 0x904/0x7",
                "0x00000904 0x00000007 | mstsc 0x904/0x7",
                // events, as viewers and tools write them
                "Event ID 1057 | event 1057",
                "Event ID: 1057 | event 1057",
                "EventID=1057 | event 1057",
                "event 36870, Schannel | event 36870",
                "Log Name: System\\nSource: Schannel\\nDate: 21.11.2026 10:00:01\\nEvent ID: 36870\\nTask Category: None\\nLevel: Error"
                        + " | event 36870",
                "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='x'/>"
                        + "<EventID Qualifiers='49154'>1057</EventID><Version>0</Version><Level>2</Level><Task>0</Task>"
                        + "<TimeCreated SystemTime='2026-11-21T10:00:01.123456700Z'/><EventRecordID>1058</EventRecordID>"
                        + "<Execution ProcessID='516' ThreadID='2308'/></System></Event> | event 1057",
                "<EventID>40</EventID><EventData><Data Name='Reason'>Reason 5</Data></EventData> | event 40, mstsc-extended 0x5",
                // HRESULT in every notation
                "-2147001891 | gateway 0x800759dd",
                "0x800759DD | gateway 0x800759dd",
                "HRESULT 800759DD | gateway 0x800759dd",
                "80041016 | wmi 0x80041016",
                "status c000005e | ntstatus 0xc000005e",
                "error 50331654 | mstsc 0x3000006",
                // names in any case
                "ssl_Cert_Not_On_Server | negotiation 0x3",
                "hybrid_required_by_server | negotiation 0x5",
                "E_Proxy_Ts_ConnectFailed | gateway 0x800759dd",
                "e_proxy_rap_accessdenied (0x800759DA) | gateway 0x800759da",
                "errinfo_server_insufficient_privileges | mstsc-extended 0x9",
                "ERRINFO_CB_DESTINATION_NOT_FOUND | errinfo 0x400",
                "exdiscreasonserverdeniedconnection | mstsc-extended 0x7"
            })
    void understandsLogsEventsAndNotations(String text, String expected) {
        String written = text.replace("\\r", "\r").replace("\\n", "\n");
        assertEquals(
                expected,
                Explanation.of(written).understood().stream()
                        .map(each -> each.known().kind().key() + " "
                                + each.known().code()
                                + each.extended().map(code -> "/" + code).orElse(""))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void isBoundedWhateverIsPasted() {
        for (String piece : List.of(
                "<EventID>", "this computer can't connect to the remote computer ", "remote desktop gateway ", "800759dd ",
                "c".repeat(5000), "(1 ", "0x904/", "a-1 ", "\u00A0", "event 1 event ")) {
            String text = piece.repeat(300_000 / piece.length());
            assertTimeout(
                    Duration.ofSeconds(2),
                    () -> assertTrue(Explanation.of(text).understood().size() <= 30));
        }
    }
}
