package dev.rollcall.probe.dns;

import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All name servers side by side: a dead one costs its time once, not before the others. */
record AllServers(List<InetSocketAddress> servers) {
    /** @throws IOException this computer could not ask one of them */
    List<ResolverAnswer> ask(One one) throws IOException, InterruptedException {
        if (servers.size() == 1) {
            return List.of(one.ask(servers.getFirst()));
        }
        List<Callable<ResolverAnswer>> all = servers.stream()
                .<Callable<ResolverAnswer>>map(server -> () -> one.ask(server))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ResolverAnswer> answers = new ArrayList<>();
            for (Future<ResolverAnswer> future : threads.invokeAll(all)) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException problem -> throw problem;
                case InterruptedException problem -> throw problem;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** How one of them is asked. */
    @FunctionalInterface
    interface One {
        ResolverAnswer ask(InetSocketAddress server) throws IOException, InterruptedException;
    }
}
