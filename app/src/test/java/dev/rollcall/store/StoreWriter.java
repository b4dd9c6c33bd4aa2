package dev.rollcall.store;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.util.List;

/** Runs in a process of its own: stores host after host and says each name once the store has taken it, until it is killed. */
final class StoreWriter {
    private StoreWriter() {}

    /** {@code FOLDER PREFIX MOST}: with 0 for most it opens the store, says so, and waits for its standard input to end. */
    public static void main(String[] arguments) throws Exception {
        try (Store store = Store.open(Path.of(arguments[0]))) {
            int most = Integer.parseInt(arguments[2]);
            for (int number = 0; number < most; number++) {
                String name = arguments[1] + number;
                store.hosts().put(List.of(Host.named(name)));
                System.out.println(name + ".");
            }
            System.out.println("open");
            while (System.in.read() >= 0) {
                // Waits for the end.
            }
        } catch (InputException e) {
            System.out.println(e.getMessage());
        }
    }
}
