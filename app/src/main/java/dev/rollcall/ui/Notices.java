package dev.rollcall.ui;

import dev.rollcall.ui.credentials.Approvals;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.shell.NoticeBar;
import dev.rollcall.ui.shell.NoticeBar.Notice;
import dev.rollcall.ui.shell.StatusBar;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Tells what stands in the way of looking inside and needs a person: credentials that were stopped, hosts nobody knows. JavaFX thread. */
final class Notices {
    private final Credentials credentials;
    private final Approvals approvals;
    private final StatusBar status;
    private final Runnable review;
    private final NoticeBar bar = new NoticeBar();

    /** @param review goes to where hosts are approved */
    Notices(Keeping keeping, StatusBar status, Runnable review) {
        this.credentials = keeping.credentials();
        this.approvals = keeping.approvals();
        this.status = status;
        this.review = review;
    }

    Node node() {
        return bar.node();
    }

    void show() {
        List<Notice> notices = new ArrayList<>();
        for (Credentials.Stop stop : credentials.stopped()) {
            notices.add(new Notice("go-on", stop.why(), "Go on", () -> goOn(stop.name())));
        }
        long unknown = approvals.waiting().stream()
                .map(Approvals.Shown::host)
                .distinct()
                .count();
        if (unknown > 0) {
            String words = Words.hosts(unknown) + (unknown == 1 ? " was" : " were")
                    + " not logged on to: nobody has approved the key or certificate shown";
            notices.add(new Notice("review-trust", words, "Review…", review));
        }
        bar.show(notices);
    }

    private void goOn(String name) {
        credentials.goOn(name);
        status.say(name + " is tried again at the next check");
        show();
    }
}
