package dev.rollcall.remote.winrm.soap;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an answer whose size is already bounded: no document types, no entities, and no deeper than any real answer is. */
final class XmlReader {
    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 50_000;

    private final XMLStreamReader reader;
    private int elements;

    private XmlReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    static XmlElement read(byte[] document) throws RemoteException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XmlReader reading = new XmlReader(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
            return reading.document();
        } catch (XMLStreamException e) {
            throw new RemoteException(Problem.FAILED, "The host's answer is no well-formed XML", e);
        }
    }

    private XmlElement document() throws XMLStreamException, RemoteException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return element(1);
            }
            if (event == XMLStreamConstants.DTD) {
                throw refused("a document type");
            }
        }
        throw refused("nothing");
    }

    private XmlElement element(int depth) throws XMLStreamException, RemoteException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw refused("too many elements");
        }
        String namespace = reader.getNamespaceURI();
        String name = reader.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlElement(
                            namespace == null ? "" : namespace,
                            name,
                            Map.copyOf(attributes),
                            List.copyOf(children),
                            text.toString());
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw refused("an entity");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        throw refused("half an element");
    }

    private static RemoteException refused(String what) {
        return new RemoteException(
                Problem.FAILED, "The host's answer holds " + what + ", which no WS-Management answer does");
    }
}
