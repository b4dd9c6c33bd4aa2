package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of mRemoteNG (confCons.xml, 2.5 and later): nodes in folders, which become tags. An attribute that is
 * inherited has a value, too, which does not count: the folder's does.
 */
final class RemoteNgList implements Importer {
    private static final Map<String, String> INHERITANCE = Map.of(
            "Port", "InheritPort",
            "Protocol", "InheritProtocol",
            "Descr", "InheritDescription",
            "RDGatewayUsageMethod", "InheritRDGatewayUsageMethod",
            "RDGatewayHostname", "InheritRDGatewayHostname");

    @Override
    public String title() {
        return "mRemoteNG connections";
    }

    @Override
    public boolean recognises(ImportSource source) {
        return XmlTree.begins(source, "Connections");
    }

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        XmlTree root = XmlTree.read(source);
        if (root.attribute("FullFileEncryption").equalsIgnoreCase("true")) {
            throw new InputException(source.name()
                    + " is encrypted as a whole: turn that off in mRemoteNG, or export the connections without it.");
        }
        Collected collected = new Collected(source.name());
        read(root, List.of(), Map.of(), collected);
        if (hasSecret(root)) {
            collected.note("Left out, for secrets have no place in the inventory: passwords.");
        }
        return collected.preview(title());
    }

    private static void read(XmlTree folder, List<String> folders, Map<String, String> around, Collected collected)
            throws InputException {
        for (XmlTree node : folder.children()) {
            if (!node.name().equals("Node")) {
                continue;
            }
            Map<String, String> values = values(node, around);
            if (node.attribute("Type").equalsIgnoreCase("Container")) {
                List<String> inside = new ArrayList<>(folders);
                inside.add(node.attribute("Name"));
                read(node, inside, values, collected);
            } else {
                add(node, folders, values, collected);
            }
        }
    }

    private static void add(XmlTree node, List<String> folders, Map<String, String> values, Collected collected)
            throws InputException {
        String protocol = values.getOrDefault("Protocol", "");
        if (!protocol.equalsIgnoreCase("RDP")) {
            collected.skip(node.line(), node.attribute("Name"), "its protocol is " + Shown.of(protocol) + ", not RDP");
            return;
        }
        String usage = values.getOrDefault("RDGatewayUsageMethod", "");
        boolean behind = usage.equalsIgnoreCase("Always") || usage.equalsIgnoreCase("Detect");
        new SavedConnection(
                        node.attribute("Hostname"),
                        values.getOrDefault("Port", ""),
                        behind ? values.getOrDefault("RDGatewayHostname", "") : "",
                        folders,
                        values.getOrDefault("Descr", ""))
                .addTo(collected, node.line(), node.attribute("Name"));
    }

    /** What holds for a node. At the top there is nothing to inherit. */
    private static Map<String, String> values(XmlTree node, Map<String, String> around) {
        Map<String, String> values = new HashMap<>();
        INHERITANCE.forEach((attribute, inherits) -> {
            boolean inherited = node.attribute(inherits).equalsIgnoreCase("true") && around.containsKey(attribute);
            values.put(attribute, inherited ? around.getOrDefault(attribute, "") : node.attribute(attribute));
        });
        return values;
    }

    private static boolean hasSecret(XmlTree tree) {
        return !tree.attribute("Password").isEmpty() || tree.children().stream().anyMatch(RemoteNgList::hasSecret);
    }
}
