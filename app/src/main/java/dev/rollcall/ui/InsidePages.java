package dev.rollcall.ui;

import dev.rollcall.host.HostId;
import dev.rollcall.ui.credentials.CredentialsPage;
import dev.rollcall.ui.credentials.UnlockQuestion;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.sessions.SessionsPage;
import dev.rollcall.ui.shell.Place;
import dev.rollcall.ui.shell.StatusBar;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** All of the window that is about looking inside hosts: what unlocks it, its pages, its notices. JavaFX thread. */
final class InsidePages {
    private final Keeping keeping;
    private final Lines lines;
    private final StatusBar status;
    private final Links links;
    private final UnlockQuestion unlock;
    private final Notices notices;
    private final SessionsPage sessions;
    private final CredentialsPage credentials;

    InsidePages(Desk desk, Lines lines, Offstage offstage, Sheet sheet, StatusBar status, Links links) {
        this.keeping = desk.keeping();
        this.lines = lines;
        this.status = status;
        this.links = links;
        unlock = new UnlockQuestion(
                keeping.credentials(), offstage, sheet, () -> changed("Checks look inside from now on"));
        notices = new Notices(keeping, status, () -> links.go().accept(Place.CREDENTIALS));
        sessions = new SessionsPage(desk.clock(), links.open());
        credentials = new CredentialsPage(
                keeping.credentials(),
                keeping.approvals(),
                offstage,
                sheet,
                new CredentialsPage.News(unlock::ask, this::changed, status::problem),
                links.chooseKey());
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
        notices.show();
        switch (here) {
            case FLEET -> {}
            case SESSIONS -> sessions.show(lines.allRows(), nextForSessions());
            case CREDENTIALS -> credentials.show();
        }
    }

    /** The same while a check is under way: what a person may be choosing from stays as it is. */
    void showMore(Place here) {
        if (here == Place.CREDENTIALS) {
            notices.show();
        } else {
            show(here);
        }
    }

    /** Tells whether there is something to look inside with, and something to unlock. */
    void tellAccess() {
        boolean unlocked = keeping.credentials().unlocked();
        links.access().changed(unlocked, !unlocked && keeping.credentials().exist());
    }

    private void changed(String words) {
        tellAccess();
        links.showAgain().run();
        status.say(words);
    }

    private SessionsPage.Next nextForSessions() {
        String why = "Who is logged on is seen from inside the hosts. ";
        if (keeping.credentials().unlocked()) {
            return new SessionsPage.Next(why + "Check the fleet to see it.", "Check now", links.checkAll());
        }
        return keeping.credentials().exist()
                ? new SessionsPage.Next(why + "Unlock the credentials, then check.", "Unlock…", unlock::ask)
                : new SessionsPage.Next(
                        why + "Keep a credential for them first.",
                        "Credentials",
                        () -> links.go().accept(Place.CREDENTIALS));
    }

    /** Hears of what checks can do from now on. */
    @FunctionalInterface
    interface Access {
        void changed(boolean unlocked, boolean locked);
    }

    /**
     * What the pages reach of the rest of the window.
     *
     * @param open shows all that is known of a host
     * @param showAgain shows the page that is open anew
     */
    record Links(
            Access access,
            Consumer<Place> go,
            Consumer<HostId> open,
            Runnable checkAll,
            Runnable showAgain,
            Supplier<Optional<Path>> chooseKey) {}
}
