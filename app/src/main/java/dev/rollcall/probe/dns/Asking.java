package dev.rollcall.probe.dns;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fanout.RateLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** How questions get to name servers: within the limits, within the time. */
record Asking(Limit exchanges, RateLimit queries, Duration timeout, Deadline deadline, Transcript transcript) {
    Exchanged ask(InetSocketAddress server, List<Question> questions) throws IOException, InterruptedException {
        queries.take(questions.size(), deadline);
        try (Permit _ = exchanges.take(deadline)) {
            long start = System.nanoTime();
            List<Answer> answers = new UdpExchange(server, transcript).ask(questions, deadline.within(timeout));
            return new Exchanged(answers, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
