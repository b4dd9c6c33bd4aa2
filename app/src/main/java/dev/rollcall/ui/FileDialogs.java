package dev.rollcall.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks with the dialogs of the desktop. */
final class FileDialogs implements FileChoice {
    @Override
    public Optional<List<Path>> open(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import hosts");
        List<File> files = chooser.showOpenMultipleDialog(owner);
        return Optional.ofNullable(files)
                .map(chosen -> chosen.stream().map(File::toPath).toList());
    }

    @Override
    public Optional<Path> proof(Window owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> note(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Report");
        chooser.setInitialFileName(name + ".html");
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter("HTML", "*.html"), new ExtensionFilter("Markdown", "*.md"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export");
        chooser.setInitialFileName("rollcall.csv");
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter("CSV", "*.csv"), new ExtensionFilter("JSON", "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
