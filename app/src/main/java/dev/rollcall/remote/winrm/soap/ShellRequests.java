package dev.rollcall.remote.winrm.soap;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command shell is asked for, in the order of its life (MS-WSMV 3.1.4). */
public final class ShellRequests {
    /** How long a shell that we could not delete goes on without us. */
    private static final String IDLE = "PT180S";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ShellRequests() {}

    /** A shell in UTF-8, without anybody's profile. */
    public static Request create() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("WINRS_NOPROFILE", "TRUE");
        options.put("WINRS_CODEPAGE", "65001");
        String body = "<rsp:Shell><rsp:InputStreams>stdin</rsp:InputStreams>"
                + "<rsp:OutputStreams>stdout stderr</rsp:OutputStreams>"
                + "<rsp:IdleTimeOut>" + IDLE + "</rsp:IdleTimeOut></rsp:Shell>";
        return new Request(Namespaces.TRANSFER + "/Create", Map.of(), options, body, PATIENCE);
    }

    /** Starts a program whose input is a pipe, so that it can come to an end. */
    public static Request command(String shellId, String program, List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("WINRS_CONSOLEMODE_STDIN", "FALSE");
        options.put("WINRS_SKIP_CMD_SHELL", "FALSE");
        StringBuilder body = new StringBuilder("<rsp:CommandLine><rsp:Command>")
                .append(Xml.escaped(program))
                .append("</rsp:Command>");
        arguments.forEach(argument ->
                body.append("<rsp:Arguments>").append(Xml.escaped(argument)).append("</rsp:Arguments>"));
        body.append("</rsp:CommandLine>");
        return new Request(Namespaces.SHELL + "/Command", inShell(shellId), options, body.toString(), PATIENCE);
    }

    /** @param last whether the input ends after it */
    public static Request send(String shellId, String commandId, byte[] input, boolean last) {
        String body = "<rsp:Send><rsp:Stream Name=\"stdin\" CommandId=\"" + Xml.escaped(commandId) + "\""
                + (last ? " End=\"true\"" : "") + ">"
                + Base64.getEncoder().encodeToString(input) + "</rsp:Stream></rsp:Send>";
        return new Request(Namespaces.SHELL + "/Send", inShell(shellId), Map.of(), body, PATIENCE);
    }

    /** @param patience after which the host answers even if there is nothing new */
    public static Request receive(String shellId, String commandId, Duration patience) {
        String body = "<rsp:Receive><rsp:DesiredStream CommandId=\"" + Xml.escaped(commandId)
                + "\">stdout stderr</rsp:DesiredStream></rsp:Receive>";
        return new Request(
                Namespaces.SHELL + "/Receive",
                inShell(shellId),
                Map.of("WSMAN_CMDSHELL_OPTION_KEEPALIVE", "TRUE"),
                body,
                patience);
    }

    /** Ends a program, or frees its place after its end. */
    public static Request terminate(String shellId, String commandId) {
        String body = "<rsp:Signal CommandId=\"" + Xml.escaped(commandId) + "\"><rsp:Code>" + Namespaces.SHELL
                + "/signal/terminate</rsp:Code></rsp:Signal>";
        return new Request(Namespaces.SHELL + "/Signal", inShell(shellId), Map.of(), body, PATIENCE);
    }

    /** Ends a shell and whatever runs in it. */
    public static Request delete(String shellId) {
        return new Request(Namespaces.TRANSFER + "/Delete", inShell(shellId), Map.of(), "", PATIENCE);
    }

    private static Map<String, String> inShell(String shellId) {
        return Map.of("ShellId", shellId);
    }
}
