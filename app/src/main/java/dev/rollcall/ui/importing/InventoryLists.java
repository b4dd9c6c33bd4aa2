package dev.rollcall.ui.importing;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.Import;
import dev.rollcall.inventory.ImportPreview;
import dev.rollcall.inventory.LargeRanges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists as the inventory reads them; several files become one preview. */
public final class InventoryLists implements HostLists {
    @Override
    public Preview read(List<Path> files) throws InputException {
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            String name = files.size() == 1 ? "" : file.getFileName() + " ";
            parts.add(new Part(name, Import.read(file)));
        }
        return joined(parts);
    }

    @Override
    public Preview read(String text) throws InputException {
        return joined(List.of(new Part("", Import.read("the text", text))));
    }

    private static Preview joined(List<Part> parts) {
        List<Host> hosts =
                parts.stream().flatMap(part -> part.preview().hosts().stream()).toList();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Part part : parts) {
            part.preview()
                    .skipped()
                    .forEach(skipped -> leftOut.add(new LeftOut(
                            part.name() + "line " + skipped.line() + ": " + skipped.text(), skipped.reason())));
            part.preview().notes().forEach(note -> leftOut.add(new LeftOut(part.name() + "note", note)));
        }
        List<LargeRanges> large = parts.stream()
                .flatMap(part -> part.preview().needsConsent().stream())
                .toList();
        Optional<More> more = large.isEmpty()
                ? Optional.empty()
                : Optional.of(new More(
                        large.stream().map(LargeRanges::question).collect(Collectors.joining(", ")),
                        () -> parts.stream()
                                .flatMap(part -> part.preview().withConsent().hosts().stream())
                                .toList()));
        return new Preview(hosts, leftOut, more);
    }

    private record Part(String name, ImportPreview preview) {}
}
