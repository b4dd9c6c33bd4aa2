package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A list in XML, within bounds, and without document types and entities of its own.
 *
 * @param name without its prefix
 * @param line where it begins, from 1
 * @param text of its own, without that of its children
 */
record XmlTree(String name, int line, Map<String, String> attributes, List<XmlTree> children, String text) {
    private static final int DEEPEST = 60;
    private static final int MOST_ATTRIBUTES = 2000;
    private static final int MOST_ELEMENTS = 2_000_000;
    private static final int NO_LIMIT = 0;

    /** The first child of that name. */
    Optional<XmlTree> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** The text of the first child of that name; empty where there is none. */
    String textOf(String wanted) {
        return child(wanted).map(child -> child.text.strip()).orElse("");
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "").strip();
    }

    /** Whether the first element of a source has that name; cheap. */
    static boolean begins(ImportSource source, String root) {
        return source.lines().stream()
                .limit(20)
                .anyMatch(line -> line.matches(".*<(\\w+:)?" + root + "[\\s>].*") || line.matches(".*<" + root));
    }

    /** @throws InputException with one line that names the source, if it is no XML, or too much of it */
    static XmlTree read(ImportSource source) throws InputException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // A node of mRemoteNG has more than the 200 that Java takes by itself.
        factory.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
        // Java counts every &amp; of the list itself; there are no entities besides these, and the whole is bounded.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", NO_LIMIT);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", NO_LIMIT);
        try {
            String text = String.join("\n", source.lines());
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            return new Reading(source.name(), reader).document();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new InputException(
                    source.name() + " can't be read: it is no well-formed XML at line " + line + ".", e);
        }
    }

    private static final class Reading {
        private final String source;
        private final XMLStreamReader reader;
        private int elements;

        Reading(String source, XMLStreamReader reader) {
            this.source = source;
            this.reader = reader;
        }

        XmlTree document() throws XMLStreamException, InputException {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return element(1);
                }
                if (event == XMLStreamConstants.DTD) {
                    throw refused("it has a document type, which no such list needs");
                }
            }
            throw refused("it is empty");
        }

        private XmlTree element(int depth) throws XMLStreamException, InputException {
            if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
                throw refused("it is nested too deeply or has too many elements");
            }
            String name = reader.getLocalName();
            int line = reader.getLocation().getLineNumber();
            Map<String, String> attributes = new HashMap<>();
            for (int index = 0; index < reader.getAttributeCount(); index++) {
                attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
            }
            List<XmlTree> children = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        return new XmlTree(name, line, attributes, children, text.toString());
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("it has an entity of its own, which no such list needs");
                    default -> {
                        // Comments and processing instructions say nothing.
                    }
                }
            }
            throw refused("it ends in the middle");
        }

        private InputException refused(String why) {
            return new InputException(source + " can't be read: " + why + ".");
        }
    }
}
