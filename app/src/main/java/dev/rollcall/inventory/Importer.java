package dev.rollcall.inventory;

import dev.rollcall.host.InputException;

/** Reads one kind of list. */
public interface Importer {
    /** What it reads, for people, e.g. {@code CSV}. */
    String title();

    /** Whether the source looks like one of its own; cheap: looks at the name and the first lines. */
    boolean recognises(ImportSource source);

    /**
     * Reads what can be read; one bad line is reported, and never fails the rest.
     *
     * @throws InputException if the source as a whole is of no use
     */
    ImportPreview read(ImportSource source) throws InputException;
}
