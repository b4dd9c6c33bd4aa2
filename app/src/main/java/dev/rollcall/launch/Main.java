package dev.rollcall.launch;

import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the program: a command where there are arguments, otherwise the window, otherwise a demonstration. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        Wiring wiring = new Wiring();
        int code;
        if (arguments.length > 0) {
            code = Commands.run(arguments, surroundings, wiring);
        } else if (hasDisplay(
                System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform"))) {
            code = WindowStart.run(surroundings, wiring);
        } else {
            code = Demonstration.run(surroundings, wiring);
        }
        // Commands have done so themselves; for whatever else logged on.
        wiring.settle();
        System.exit(code);
    }

    /**
     * Whether a window can be shown.
     *
     * @param platform what JavaFX was told to draw on: its Headless platform needs no display
     */
    static boolean hasDisplay(String system, Map<String, String> environment, @Nullable String platform) {
        if ("Headless".equals(platform)) {
            return true;
        }
        if (!system.startsWith("Linux")) {
            return true;
        }
        return !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
