package dev.rollcall.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Answers at once with the files that a test chose. */
final class ChosenFiles implements FileChoice {
    private volatile Optional<List<Path>> opened = Optional.empty();
    private volatile Optional<Path> saved = Optional.empty();

    void chooseToOpen(Path... files) {
        opened = Optional.of(List.of(files));
    }

    void chooseToSave(Path file) {
        saved = Optional.of(file);
    }

    @Override
    public Optional<List<Path>> open(Window owner) {
        return opened;
    }

    @Override
    public Optional<Path> proof(Window owner, String title) {
        return opened.map(List::getFirst);
    }

    @Override
    public Optional<Path> note(Window owner, String name) {
        return saved;
    }

    @Override
    public Optional<Path> save(Window owner) {
        return saved;
    }
}
