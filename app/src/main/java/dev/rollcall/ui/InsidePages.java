package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.credentials.Approvals;
import dev.rollcall.ui.credentials.CredentialsPage;
import dev.rollcall.ui.credentials.LogonCard;
import dev.rollcall.ui.credentials.UnlockQuestion;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.sessions.SessionsPage;
import dev.rollcall.ui.shell.Place;
import dev.rollcall.ui.shell.StatusBar;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;

/** All of the window that is about looking inside hosts: what unlocks it, its pages, its notices. JavaFX thread. */
final class InsidePages {
    private final Keeping keeping;
    private final Lines lines;
    private final Offstage offstage;
    private final StatusBar status;
    private final Links links;
    private final UnlockQuestion unlock;
    private final Notices notices;
    private final SessionsPage sessions;
    private final CredentialsPage credentials;
    private final LogonCard logon;
    /** Names of hosts that were approved and not checked since. */
    private final Set<String> approved = new HashSet<>();

    InsidePages(Desk desk, Lines lines, Offstage offstage, Sheet sheet, StatusBar status, Links links) {
        this.keeping = desk.keeping();
        this.lines = lines;
        this.offstage = offstage;
        this.status = status;
        this.links = links;
        unlock = new UnlockQuestion(keeping.credentials(), offstage, sheet, this::unlocked);
        notices = new Notices(keeping, new Notices.NoticeActions(this::review, this::goOn, this::checkApproved));
        sessions = new SessionsPage(desk.clock(), links.open());
        credentials = new CredentialsPage(
                keeping.credentials(),
                keeping.approvals(),
                offstage,
                sheet,
                new CredentialsPage.PageActions(
                        unlock::ask, this::lock, this::approve, this::changed, status::problem, links.chooseFile()),
                lines::allHosts);
        logon = new LogonCard(
                keeping.credentials(),
                keeping.approvals(),
                offstage,
                new LogonCard.LogonActions(unlock::ask, this::review, this::approve, this::goOn, this::showAgain));
    }

    /** How a host is logged on to; empty where there is nothing to log on with. */
    Optional<Node> logon(Host host) {
        return logon.of(host);
    }

    Node notices() {
        return notices.node();
    }

    Node sessions() {
        return sessions.node();
    }

    Node credentials() {
        return credentials.node();
    }

    void askUnlock() {
        unlock.ask();
    }

    /** What the page says may have changed. */
    void show(Place here) {
        notices.show(approved.size());
        logon.refresh();
        switch (here) {
            case FLEET, FIXES, KNOWLEDGE -> {}
            case SESSIONS -> sessions.show(lines.allRows(), nextForSessions());
            case CREDENTIALS -> credentials.show();
        }
    }

    /** The same while a check is under way: what a person may be choosing from stays as it is. */
    void showMore(Place here) {
        if (here == Place.CREDENTIALS) {
            notices.show(approved.size());
        } else {
            show(here);
        }
    }

    /** Tells whether there is something to look inside with, and something to unlock. */
    void tellAccess() {
        boolean unlocked = keeping.credentials().unlocked();
        links.access().changed(unlocked, !unlocked && keeping.credentials().exist());
    }

    /** Who was approved is looked at with the others from now on. */
    void checkBegins() {
        approved.clear();
        notices.show(0);
    }

    private void unlocked(String problem) {
        changed("Checks look inside from now on");
        if (!problem.isEmpty()) {
            status.problem(problem);
        }
    }

    private void lock() {
        links.checks().cancel().run();
        change("The credentials are locked", keeping.credentials()::lock);
    }

    private void approve(Collection<Approvals.Shown> wanted) {
        List<String> names = wanted.stream().map(Approvals.Shown::host).toList();
        change("Approved " + Words.hosts(new HashSet<>(names).size()), () -> {
            keeping.approvals().approve(wanted);
            Platform.runLater(() -> approved.addAll(names));
        });
    }

    private void goOn(String name) {
        keeping.credentials().goOn(name);
        changed(name + " is tried again at the next check");
    }

    private void checkApproved() {
        links.checks()
                .these()
                .accept(lines.allHosts().stream()
                        .filter(host -> approved.contains(host.name()))
                        .toList());
    }

    private void review() {
        links.go().accept(Place.CREDENTIALS);
    }

    private void change(String done, Change change) {
        offstage.run(
                () -> {
                    change.make();
                    return done;
                },
                this::changed,
                status::problem);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws InputException;
    }

    private void changed(String words) {
        tellAccess();
        showAgain();
        status.say(words);
    }

    private void showAgain() {
        links.showAgain().run();
    }

    private SessionsPage.Next nextForSessions() {
        String why = "Who is logged on is seen from inside the hosts. ";
        if (keeping.credentials().unlocked()) {
            return new SessionsPage.Next(
                    why + "Check the fleet to see it.",
                    "Check now",
                    links.checks().all());
        }
        return keeping.credentials().exist()
                ? new SessionsPage.Next(why + "Unlock the credentials, then check.", "Unlock…", unlock::ask)
                : new SessionsPage.Next(why + "Keep a credential for them first.", "Credentials", this::review);
    }

    /** Hears of what checks can do from now on. */
    @FunctionalInterface
    interface Access {
        void changed(boolean unlocked, boolean locked);
    }

    /** @param these does nothing while a check is under way; {@code cancel} while none is */
    record CheckLinks(Runnable all, Consumer<Collection<Host>> these, Runnable cancel) {}

    /**
     * What the pages reach of the rest of the window.
     *
     * @param open shows all that is known of a host
     * @param showAgain shows the page that is open anew
     * @param chooseFile asks for a file that is what its argument says
     */
    record Links(
            Access access,
            Consumer<Place> go,
            Consumer<HostId> open,
            CheckLinks checks,
            Runnable showAgain,
            Function<String, Optional<Path>> chooseFile) {}
}
