package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of Remote Desktop Connection Manager (schema 1 and 3): servers in groups, which become tags. What a server or a group
 * does not say, or says to inherit, is as its group has it.
 */
final class RdcManList implements Importer {
    @Override
    public String title() {
        return "RDCMan file";
    }

    @Override
    public boolean recognises(ImportSource source) {
        return XmlTree.begins(source, "RDCMan");
    }

    /** What holds for what is in a group, unless it says otherwise. */
    private record Inherited(List<String> groups, String port, String gateway) {}

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        XmlTree root = XmlTree.read(source);
        Collected collected = new Collected(source.name());
        for (XmlTree file : root.children()) {
            if (file.name().equals("file")) {
                read(file, inherited(file, new Inherited(List.of(), "", "")), collected);
            }
        }
        if (hasSecret(root)) {
            collected.note("Left out, for secrets have no place in the inventory: passwords.");
        }
        return collected.preview(title());
    }

    private static void read(XmlTree group, Inherited around, Collected collected) throws InputException {
        for (XmlTree child : group.children()) {
            if (child.name().equals("group")) {
                List<String> groups = new ArrayList<>(around.groups());
                groups.add(said(child, "name"));
                Inherited own = inherited(child, around);
                read(child, new Inherited(groups, own.port(), own.gateway()), collected);
            } else if (child.name().equals("server")) {
                server(child, inherited(child, around)).addTo(collected, child.line(), said(child, "name"));
            }
        }
    }

    private static SavedConnection server(XmlTree server, Inherited own) {
        String name = said(server, "name");
        String shown = said(server, "displayName");
        String notes = Stream.of(shown.equals(name) ? "" : shown, said(server, "comment"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return new SavedConnection(name, own.port(), own.gateway(), own.groups(), notes);
    }

    private static Inherited inherited(XmlTree of, Inherited around) {
        Optional<XmlTree> connection = own(of, "connectionSettings");
        Optional<XmlTree> gateway = own(of, "gatewaySettings");
        return new Inherited(
                around.groups(),
                connection.map(settings -> settings.textOf("port")).orElse(around.port()),
                gateway.map(RdcManList::gateway).orElse(around.gateway()));
    }

    private static String gateway(XmlTree settings) {
        return settings.textOf("enabled").equalsIgnoreCase("true") ? settings.textOf("hostName") : "";
    }

    /** Settings that are not inherited. In schema 1 those of groups are among their properties. */
    private static Optional<XmlTree> own(XmlTree of, String settings) {
        return of.child(settings)
                .or(() -> of.child("properties").flatMap(properties -> properties.child(settings)))
                .filter(found -> !found.attribute("inherit").equalsIgnoreCase("FromParent"));
    }

    /** In schema 1 servers have their properties directly. */
    private static String said(XmlTree of, String property) {
        return of.child("properties").orElse(of).textOf(property);
    }

    private static boolean hasSecret(XmlTree tree) {
        return (tree.name().equals("password") && !tree.text().isBlank())
                || tree.children().stream().anyMatch(RdcManList::hasSecret);
    }
}
