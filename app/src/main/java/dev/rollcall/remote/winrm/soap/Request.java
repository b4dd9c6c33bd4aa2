package dev.rollcall.remote.winrm.soap;

import java.time.Duration;
import java.util.Map;

/**
 * One request, before it has an address and a number.
 *
 * @param action what is asked for
 * @param selectors which thing is meant
 * @param options in the order of the map
 * @param body XML, already escaped
 * @param patience how long the host may take before it answers that it needs longer
 */
public record Request(
        String action, Map<String, String> selectors, Map<String, String> options, String body, Duration patience) {

    /**
     * The whole SOAP envelope.
     *
     * @param to the listener's URL
     * @param messageId such as {@code uuid:…}
     */
    public String envelope(String to, String messageId) {
        StringBuilder xml = new StringBuilder(1500 + body.length());
        xml.append("<s:Envelope xmlns:s=\"").append(Namespaces.SOAP);
        xml.append("\" xmlns:a=\"").append(Namespaces.ADDRESSING);
        xml.append("\" xmlns:w=\"").append(Namespaces.WSMAN);
        xml.append("\" xmlns:p=\"").append(Namespaces.MICROSOFT);
        xml.append("\" xmlns:rsp=\"").append(Namespaces.SHELL).append("\"><s:Header>");
        xml.append("<a:To>").append(Xml.escaped(to)).append("</a:To>");
        xml.append("<a:ReplyTo><a:Address s:mustUnderstand=\"true\">").append(Namespaces.ADDRESSING);
        xml.append("/role/anonymous</a:Address></a:ReplyTo>");
        xml.append("<a:Action s:mustUnderstand=\"true\">").append(action).append("</a:Action>");
        xml.append("<a:MessageID>").append(messageId).append("</a:MessageID>");
        xml.append("<w:ResourceURI s:mustUnderstand=\"true\">").append(Namespaces.COMMAND_SHELL);
        xml.append("</w:ResourceURI>");
        xml.append("<w:MaxEnvelopeSize s:mustUnderstand=\"true\">153600</w:MaxEnvelopeSize>");
        xml.append("<w:OperationTimeout>").append(seconds(patience)).append("</w:OperationTimeout>");
        xml.append("<w:Locale xml:lang=\"en-US\" s:mustUnderstand=\"false\"/>");
        xml.append("<p:DataLocale xml:lang=\"en-US\" s:mustUnderstand=\"false\"/>");
        if (!options.isEmpty()) {
            xml.append("<w:OptionSet s:mustUnderstand=\"true\">");
            options.forEach((name, value) -> named(xml, "Option", name, value));
            xml.append("</w:OptionSet>");
        }
        if (!selectors.isEmpty()) {
            xml.append("<w:SelectorSet>");
            selectors.forEach((name, value) -> named(xml, "Selector", name, value));
            xml.append("</w:SelectorSet>");
        }
        return xml.append("</s:Header><s:Body>")
                .append(body)
                .append("</s:Body></s:Envelope>")
                .toString();
    }

    private static void named(StringBuilder xml, String element, String name, String value) {
        xml.append("<w:")
                .append(element)
                .append(" Name=\"")
                .append(Xml.escaped(name))
                .append("\">");
        xml.append(Xml.escaped(value)).append("</w:").append(element).append('>');
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return "PT" + millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1) + "S";
    }
}
