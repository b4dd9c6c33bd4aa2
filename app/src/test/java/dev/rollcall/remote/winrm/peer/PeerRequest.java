package dev.rollcall.remote.winrm.peer;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A SOAP request as the host reads it, with a parser that is not the client's. */
final class PeerRequest {
    private final Document document;

    private PeerRequest(Document document) {
        this.document = document;
    }

    static PeerRequest parse(byte[] body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return new PeerRequest(factory.newDocumentBuilder().parse(new ByteArrayInputStream(body)));
    }

    /** The last word of the action. */
    String action() {
        String action = text("Action");
        return action.substring(action.lastIndexOf('/') + 1);
    }

    String messageId() {
        return text("MessageID");
    }

    /** Of the element with this local name, the first one; empty where there is none. */
    String text(String name) {
        return element(name).map(Element::getTextContent).orElse("").strip();
    }

    Optional<Element> element(String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }

    String named(String name, String wanted) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (element.getAttribute("Name").equals(wanted)) {
                return element.getTextContent().strip();
            }
        }
        return "";
    }

    /** Program and arguments as one line. */
    String commandLine() {
        StringBuilder line = new StringBuilder(text("Command"));
        NodeList arguments = document.getElementsByTagNameNS("*", "Arguments");
        for (int i = 0; i < arguments.getLength(); i++) {
            line.append(' ').append(arguments.item(i).getTextContent());
        }
        return line.toString();
    }
}
