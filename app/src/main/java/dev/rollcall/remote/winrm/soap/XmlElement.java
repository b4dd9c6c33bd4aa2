package dev.rollcall.remote.winrm.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of an answer.
 *
 * @param attributes by local name
 * @param text its own characters, without those of its children
 */
record XmlElement(
        String namespace, String name, Map<String, String> attributes, List<XmlElement> children, String text) {

    boolean is(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    Optional<XmlElement> child(String childNamespace, String childName) {
        return children.stream()
                .filter(child -> child.is(childNamespace, childName))
                .findFirst();
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** This one and all below it, in the order of the document. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }
}
