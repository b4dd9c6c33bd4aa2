package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Reads lists of hosts of every kind there is an importer for. */
public final class Import {
    /** The kinds of list, the choosy ones first. */
    private static final List<Importer> IMPORTERS = List.of(
            new RdpFile(),
            new RdcManList(),
            new RemoteNgList(),
            new AnsibleInventory(),
            new CsvTable(),
            new PlainList());

    private Import() {}

    /** @throws InputException with one line that names the file, if it can't be read or is no list */
    public static ImportPreview read(Path file) throws InputException {
        return read(ImportSource.of(file));
    }

    /** As a file is read; {@code name} is what to call it in messages, e.g. {@code standard input}. */
    public static ImportPreview read(String name, InputStream stream) throws InputException {
        return read(ImportSource.of(name, stream));
    }

    /**
     * Reads text that a person pasted.
     *
     * @param name what to call it in messages, e.g. {@code the pasted text}
     */
    public static ImportPreview read(String name, String text) throws InputException {
        return read(ImportSource.of(name, text));
    }

    private static ImportPreview read(ImportSource source) throws InputException {
        for (Importer importer : IMPORTERS) {
            if (importer.recognises(source)) {
                return importer.read(source);
            }
        }
        throw new InputException(source.name() + " is no list of hosts that can be read.");
    }
}
