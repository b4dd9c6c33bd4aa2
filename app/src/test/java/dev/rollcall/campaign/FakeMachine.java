package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One machine of a fake fleet: its state, and how it answers. Safe for many threads. */
final class FakeMachine {
    /** What it does wrong, and when. */
    enum Way {
        GOOD,
        /** Never answers what would change. */
        HANGS_WHEN_ASKED,
        HANGS_WHEN_MENDED,
        /** Doesn't even end when its time is over. */
        HANGS_FOR_GOOD,
        DROPS_WHEN_ASKED,
        /** Drops the connection before anything was changed. */
        DROPS_BEFORE,
        /** Drops it after everything was. */
        DROPS_AFTER,
        /** Prints something that is no report. */
        BABBLES,
        /** Calls itself something else. */
        STRANGER,
        /** Another machine has taken its place since it was planned. */
        REPLACED,
        /** Gives up in the middle. */
        FAILS,
        /** Says that it is done, and never answers again. */
        NEVER_BACK,
        REFUSES_LOGON,
        LIES,
        /** Says that it was taken back, and is as it was made. */
        KEEPS
    }

    private final Host host;
    private final Way way;
    private final Runnable onApply;
    private boolean open;
    private Asked onAsked = () -> {};
    private boolean gone;
    private int people;
    private boolean armed;
    private boolean silent;
    private boolean closed;
    private String ownName;
    private int applied;
    private int undone;
    private int asked;
    private String closedIs = "closed";

    FakeMachine(Host host, Way way, boolean open, Runnable onApply) {
        this.host = host;
        this.way = way;
        this.open = open;
        this.onApply = onApply;
        ownName = host.name();
    }

    Host host() {
        return host;
    }

    Way way() {
        return way;
    }

    synchronized boolean open() {
        return open && !gone;
    }

    synchronized boolean gone() {
        return gone;
    }

    synchronized int people() {
        return people;
    }

    synchronized void people(int now) {
        people = now;
    }

    synchronized void open(boolean now) {
        open = now;
    }

    /** The time of what was done to it is over. */
    synchronized void timeIsOver() {
        if (armed) {
            armed = false;
            open = false;
        }
    }

    synchronized boolean armed() {
        return armed;
    }

    /** Drops the connection before it says whether it lets something stay. */
    synchronized void silent(boolean now) {
        silent = now;
    }

    /** It can be logged on to no more. */
    synchronized void closed() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed || way == Way.REFUSES_LOGON;
    }

    synchronized void away() {
        gone = true;
    }

    /** Another one has taken its place. */
    synchronized void replaced() {
        ownName = "other";
    }

    /** It answers again, mended. */
    synchronized void back() {
        gone = false;
        open = true;
    }

    /** @param newOnAsked called whenever it is asked what would change, and may take its time */
    synchronized void onAsked(Asked newOnAsked) {
        onAsked = newOnAsked;
    }

    private synchronized Asked onAsked() {
        return onAsked;
    }

    /** How it calls a closed port from now on. */
    synchronized void callsClosed(String now) {
        closedIs = now;
    }

    synchronized int applied() {
        return applied;
    }

    synchronized int undone() {
        return undone;
    }

    /** What its script prints. */
    String answer(String script, String action, String machine, Deadline deadline)
            throws RemoteException, InterruptedException {
        String own = way == Way.REPLACED && asked(action) > 1 ? "other" : ownName();
        if (!machine.isEmpty() && !machine.equals(own)) {
            return report("wrong-machine", own);
        }
        boolean breaks = script.equals("break");
        return switch (action) {
            case "plan" -> plan(own, breaks, deadline);
            case "apply" -> {
                if (script.equals("message")) {
                    yield report("changed", own);
                }
                arm(script.equals(Mending.TIMED.name()));
                yield apply(own, breaks, deadline);
            }
            case "confirm" -> confirm(own);
            case "undo" -> {
                if (way != Way.KEEPS) {
                    change(breaks);
                }
                synchronized (this) {
                    undone++;
                }
                yield report("undone", own);
            }
            default -> report("refused", own);
        };
    }

    synchronized String ownName() {
        return ownName;
    }

    private synchronized void arm(boolean timed) {
        armed = timed;
    }

    private synchronized String confirm(String own) throws RemoteException {
        if (silent) {
            throw lost();
        }
        if (!open) {
            return report("refused", own);
        }
        boolean was = armed;
        armed = false;
        return report(was ? "changed" : "already-so", own);
    }

    private synchronized int asked(String action) {
        return action.equals("plan") ? ++asked : asked;
    }

    private String plan(String own, boolean breaks, Deadline deadline) throws RemoteException, InterruptedException {
        onAsked().run();
        switch (way) {
            case HANGS_WHEN_ASKED -> hang(deadline);
            case DROPS_WHEN_ASKED -> throw lost();
            case BABBLES -> {
                return "login: \u001b[31mwelcome { \"state\": ";
            }
            case GOOD,
                    HANGS_WHEN_MENDED,
                    HANGS_FOR_GOOD,
                    DROPS_BEFORE,
                    DROPS_AFTER,
                    STRANGER,
                    REPLACED,
                    FAILS,
                    NEVER_BACK,
                    REFUSES_LOGON,
                    LIES,
                    KEEPS -> {}
        }
        return report(open() == breaks ? "would-change" : "already-so", own);
    }

    private String apply(String own, boolean breaks, Deadline deadline) throws RemoteException, InterruptedException {
        switch (way) {
            case HANGS_WHEN_MENDED -> hang(deadline);
            case HANGS_FOR_GOOD -> new CountDownLatch(1).await();
            case DROPS_BEFORE -> throw lost();
            case DROPS_AFTER -> {
                change(!breaks);
                count();
                throw lost();
            }
            case FAILS -> {
                count();
                return report("failed", own);
            }
            case NEVER_BACK -> {
                count();
                synchronized (this) {
                    gone = true;
                }
                return report("changed", own);
            }
            case LIES -> {
                count();
                return report("changed", own);
            }
            case GOOD, HANGS_WHEN_ASKED, DROPS_WHEN_ASKED, BABBLES, STRANGER, REPLACED, REFUSES_LOGON, KEEPS -> {}
        }
        change(!breaks);
        count();
        return report("changed", own);
    }

    private synchronized void change(boolean now) {
        open = now;
    }

    private void count() {
        synchronized (this) {
            applied++;
        }
        onApply.run();
    }

    private static void hang(Deadline deadline) throws RemoteException, InterruptedException {
        boolean _ = new CountDownLatch(1).await(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        throw new RemoteException(Problem.TIMED_OUT, "no answer in time");
    }

    private static RemoteException lost() {
        return new RemoteException(Problem.FAILED, "the connection was lost");
    }

    private synchronized String report(String state, String own) {
        String computer = way == Way.STRANGER ? "mallory" : host.name();
        return """
                {"version":1,"state":"%s","because":"","machine":"%s","computer":"%s",\
                "changes":[{"what":"port","before":"%s","after":"open"}],"image":{"open":false},"log":["%s"]}
                """.formatted(state, own, computer, closedIs, state);
    }

    /** Interrupted where nobody waits for the answer any more. */
    @FunctionalInterface
    interface Asked {
        void run() throws InterruptedException;
    }
}
