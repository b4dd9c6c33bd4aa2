package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.sweep.SweepPlan;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code check} looks at hosts. */
final class LookOptions {
    private static final int MOST_AT_ONCE = 100_000;

    @Option(
            names = "--checks",
            paramLabel = "LIST",
            description =
                    "Of dns,port,nla,certificate,gateway,access,service,session,firewall,policy,link; link, which connects ten"
                            + " times, only where it is named.")
    @Nullable
    String checks;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "At most so many hosts at once, fewer while the computer is busy; 1000 unless said.")
    int concurrency = SweepPlan.DEFAULT.hostsAtOnce();

    @Option(names = "--timeout", paramLabel = "TIME", description = "For one connect or answer; 3s unless said.")
    @Nullable
    String timeout;

    @Option(names = "--deadline", paramLabel = "TIME", description = "For one host, all checks; 15s unless said.")
    @Nullable
    String deadline;

    @Option(
            names = "--resolver",
            paramLabel = "HOST[:PORT]",
            description = "A name server to ask; may be repeated. The system's unless said.")
    List<String> resolvers = new ArrayList<>();

    @Option(
            names = "--cookie",
            paramLabel = "NAME",
            description = "The mstshash that a security team can allow-list; rollcall unless said.")
    String cookie = ProbeSettings.DEFAULT.cookie();

    /** @param inside whether the inside is looked at unless the checks are named */
    SweepPlan plan(boolean inside) throws InputException {
        SweepPlan usual = SweepPlan.DEFAULT;
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new InputException("--concurrency: " + concurrency + " is not between 1 and " + MOST_AT_ONCE);
        }
        if (!cookie.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new InputException("--cookie: up to 32 letters, digits, dots, hyphens and underscores");
        }
        Duration patience = timeout == null ? usual.probing().timeout() : Words.duration("--timeout", timeout);
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String resolver : resolvers) {
            servers.add(Words.resolver(resolver));
        }
        return new SweepPlan(
                checks == null ? (inside ? SweepPlan.ALL : usual.checks()) : Words.checks(checks),
                new ProbeSettings(patience, servers, cookie),
                concurrency,
                deadline == null ? usual.deadline() : Words.duration("--deadline", deadline));
    }
}
