package dev.rollcall.campaign;

import dev.rollcall.campaign.Book.Line;
import dev.rollcall.host.HostId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a campaign under way writes down and tells: first the journal, then whoever listens. Safe for use from any thread. */
final class Ledger {
    private final Book book;
    private final long campaign;
    private final CampaignFold fold;
    private final String by;
    private final CampaignListener listener;
    private final Set<HostId> closed = new HashSet<>();

    /** @param by on whose word it is under way: who began it, or went on with it */
    Ledger(Book book, long campaign, CampaignFold fold, String by, CampaignListener listener) {
        this.book = book;
        this.campaign = campaign;
        this.fold = fold;
        this.by = by;
        this.listener = listener;
    }

    long campaign() {
        return campaign;
    }

    CampaignOrder order() {
        return fold.order();
    }

    String by() {
        return by;
    }

    /**
     * Something of the campaign as a whole.
     *
     * @param who on whose word
     */
    void add(String who, Event event) {
        synchronized (this) {
            Line line = new Line(campaign, Optional.empty(), who, event);
            fold.add(book.write(List.of(line)).getFirst().at(), Optional.empty(), event);
        }
        tell();
    }

    /** Tells how far it is. */
    void tell() {
        listener.campaign(record());
    }

    /**
     * Something of one host.
     *
     * @param beside what is written with it, all or nothing
     * @throws IllegalStateException where the host was given up on: whoever still works on it is to stop
     */
    void add(HostId host, Event event, Line... beside) {
        StepRecord step;
        synchronized (this) {
            if (closed.contains(host)) {
                throw new IllegalStateException("the host was given up on");
            }
            step = keep(host, by, event, beside);
        }
        listener.step(step);
    }

    /** Something of one host that another person wants than who runs the campaign. */
    void add(HostId host, String who, Event event) {
        StepRecord step;
        synchronized (this) {
            step = keep(host, who, event);
        }
        listener.step(step);
    }

    /** The last of one host that was given up on: nothing more is written of it. */
    void close(HostId host, Event event) {
        StepRecord step;
        synchronized (this) {
            step = keep(host, by, event);
            closed.add(host);
        }
        listener.step(step);
    }

    /** Tells what is not worth a line. */
    void show(HostId host, StepState state, String words) {
        StepRecord step = step(host);
        listener.step(new StepRecord(
                step.subject(), step.wave(), state, step.leftOut(), words, step.changes(), step.trail()));
    }

    synchronized StepRecord step(HostId host) {
        return fold.step(host, true, book.now());
    }

    /** Whether something was begun there, which may have changed it. */
    synchronized boolean touched(HostId host) {
        return fold.touched(host);
    }

    synchronized boolean confirmable(HostId host) {
        return fold.confirmable(host);
    }

    /** As it is now; what was read of its chain is not read again. */
    synchronized CampaignRecord record() {
        return fold.record(true, true, book.now());
    }

    private StepRecord keep(HostId host, String who, Event event, Line... beside) {
        List<Line> lines = new ArrayList<>(List.of(beside));
        lines.addFirst(new Line(campaign, Optional.of(host), who, event));
        fold.add(book.write(lines).getFirst().at(), Optional.of(host), event);
        return fold.step(host, true, book.now());
    }
}
