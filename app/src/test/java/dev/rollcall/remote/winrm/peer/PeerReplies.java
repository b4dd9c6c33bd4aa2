package dev.rollcall.remote.winrm.peer;

import java.util.Base64;
import java.util.UUID;

/** What a Windows host answers, shaped as recordings of such show it. */
final class PeerReplies {
    private static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";

    private PeerReplies() {}

    static String envelope(String relatesTo, String body) {
        return "<s:Envelope xml:lang=\"en-US\" xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
                + " xmlns:x=\"http://schemas.xmlsoap.org/ws/2004/09/transfer\""
                + " xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\" xmlns:rsp=\"" + SHELL + "\">"
                + "<s:Header><a:Action>answer</a:Action><a:MessageID>uuid:" + UUID.randomUUID()
                + "</a:MessageID><a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To>"
                + "<a:RelatesTo>" + relatesTo + "</a:RelatesTo></s:Header><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    static String created(String shellId) {
        return "<x:ResourceCreated><a:Address>http://peer/wsman</a:Address><a:ReferenceParameters>"
                + "<w:ResourceURI>" + SHELL + "/cmd</w:ResourceURI><w:SelectorSet><w:Selector Name=\"ShellId\">"
                + shellId + "</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated>"
                + "<rsp:Shell><rsp:ShellId>" + shellId + "</rsp:ShellId></rsp:Shell>";
    }

    static String command(String commandId) {
        return "<rsp:CommandResponse><rsp:CommandId>" + commandId + "</rsp:CommandId></rsp:CommandResponse>";
    }

    static String empty(String name) {
        return "<rsp:" + name + "Response/>";
    }

    static String stream(String commandId, String name, byte[] data) {
        return "<rsp:Stream Name=\"" + name + "\" CommandId=\"" + commandId + "\">"
                + Base64.getEncoder().encodeToString(data) + "</rsp:Stream>";
    }

    static String running(String commandId, String streams) {
        return "<rsp:ReceiveResponse>" + streams + "<rsp:CommandState CommandId=\"" + commandId + "\" State=\"" + SHELL
                + "/CommandState/Running\"/></rsp:ReceiveResponse>";
    }

    static String done(String commandId, String streams, int exitCode) {
        return "<rsp:ReceiveResponse>" + streams + "<rsp:Stream Name=\"stdout\" CommandId=\"" + commandId
                + "\" End=\"true\"/><rsp:Stream Name=\"stderr\" CommandId=\"" + commandId + "\" End=\"true\"/>"
                + "<rsp:CommandState CommandId=\"" + commandId + "\" State=\"" + SHELL
                + "/CommandState/Done\"><rsp:ExitCode>" + Integer.toUnsignedString(exitCode)
                + "</rsp:ExitCode></rsp:CommandState></rsp:ReceiveResponse>";
    }

    static String fault(long code, String subcode) {
        return "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:" + subcode
                + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en-US\">words of the host</s:Text>"
                + "</s:Reason><s:Detail><f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\""
                + " Code=\"" + code + "\" Machine=\"peer\"><f:Message>words of the host</f:Message></f:WSManFault>"
                + "</s:Detail></s:Fault>";
    }
}
