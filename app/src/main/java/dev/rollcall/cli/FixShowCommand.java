package dev.rollcall.cli;

import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a fix does, and the script that does it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what a fix does, its parameters, and with --script what is run on a host.")
final class FixShowCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "ID", description = "As fix list names it.")
    String id = "";

    @Option(names = "--script", paramLabel = "SYSTEM", description = "Print the script for windows or linux hosts.")
    @Nullable
    Platform platform;

    FixShowCommand(RollcallCommand root) {
        this.root = root;
    }

    /** What runs on hosts. */
    enum Platform {
        WINDOWS(Language.POWERSHELL),
        LINUX(Language.SH);

        private final Language language;

        Platform(Language language) {
            this.language = language;
        }
    }

    @Override
    public Integer call() throws InputException {
        Fix fix = FixSheets.named(id);
        PrintStream out = root.surroundings().out();
        if (platform == null) {
            describe(out, fix);
        } else {
            Language language = platform.language;
            out.print(script(fix, language)
                    .orElseThrow(() -> new InputException(fix.id() + " has no script for such hosts"))
                    .text());
        }
        return Commands.DONE;
    }

    private static void describe(PrintStream out, Fix fix) {
        FixSheet sheet = fix.sheet();
        out.println(sheet.id() + ": " + sheet.title());
        out.println(sheet.summary());
        out.println("Risk: " + sheet.risk().words() + ". Undo: " + (sheet.undo() ? "yes" : "no") + ".");
        out.println(
                switch (fix) {
                    case HostFix _ ->
                        "Runs on: "
                                + (script(fix, Language.POWERSHELL).isPresent() ? "Windows" : "")
                                + (script(fix, Language.POWERSHELL).isPresent()
                                                && script(fix, Language.SH).isPresent()
                                        ? ", "
                                        : "")
                                + (script(fix, Language.SH).isPresent() ? "Linux" : "")
                                + " (--script shows what is run)";
                    case DeskFix _ -> "Runs on: this computer";
                });
        if (!sheet.parameters().isEmpty()) {
            out.println("Parameters (--set KEY=VALUE):");
        }
        for (FixParameter parameter : sheet.parameters()) {
            out.println("  " + FixSheets.parameter(parameter));
        }
    }

    private static Optional<Script> script(Fix fix, Language language) {
        return switch (fix) {
            case HostFix onHost -> onHost.script(language);
            case DeskFix _ -> Optional.empty();
        };
    }
}
