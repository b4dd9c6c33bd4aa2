package dev.rollcall.cli;

import dev.rollcall.demo.DemoFleet;
import dev.rollcall.inventory.CsvExport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Runs the simulated fleet until somebody stops it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Starts a simulated fleet on this computer, prints its inventory file, and runs until Ctrl C.")
final class DemoCommand implements Callable<Integer> {
    private final RollcallCommand root;

    DemoCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        // Closed last: the process may end as soon as it is, and the file is to be gone then.
        try (Interruption.Watch _ = root.surroundings().interruption().watch(stopped::countDown)) {
            Path file = Files.createTempFile("rollcall-demo-", ".csv");
            Path policy = Files.createTempFile("rollcall-demo-", ".toml");
            try (DemoFleet fleet = DemoFleet.start()) {
                announce(fleet, file, policy);
                if (root.surroundings().out().checkError()) {
                    return Commands.CANNOT_GO_ON;
                }
                stopped.await();
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(policy);
            }
        }
        return Commands.DONE;
    }

    private void announce(DemoFleet fleet, Path file, Path policy) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            CsvExport.write(fleet.hosts(), writer);
        }
        // Clients of a gateway have to trust it; nobody outside this process knows the demo's authority.
        String issuer = fleet.authority().getSubjectX500Principal().getName();
        Files.writeString(policy, "[certificate]\ntrusted_issuers = [\"" + issuer + "\"]\n");
        InetSocketAddress names = fleet.resolver();
        String resolver = names.getAddress().getHostAddress() + ":" + names.getPort();
        PrintStream out = root.surroundings().out();
        out.println("inventory " + file);
        out.println("resolver  " + resolver);
        out.println("policy    " + policy);
        out.println(fleet.hosts().size() + " hosts. Try: rollcall check --from " + file + " --resolver " + resolver
                + " --policy " + policy);
        out.println("Ctrl C ends it.");
        out.flush();
    }
}
