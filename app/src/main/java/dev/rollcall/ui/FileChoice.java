package dev.rollcall.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person which file. JavaFX thread; empty where none was chosen. */
public interface FileChoice {
    /** Lists of hosts to read. */
    Optional<List<Path>> open(Window owner);

    /** A file that a credential is made of; {@code title} says which, e.g. {@code Private key}. */
    Optional<Path> proof(Window owner, String title);

    /** Where to write the note of a campaign; {@code name} is what it may be called, without an ending. */
    Optional<Path> note(Window owner, String name);

    /** Where to write rows. */
    Optional<Path> save(Window owner);
}
