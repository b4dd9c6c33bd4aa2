package dev.rollcall.ui;

import dev.rollcall.ui.credentials.Approvals;
import dev.rollcall.ui.credentials.Approvals.Shown;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.shell.NoticeBar;
import dev.rollcall.ui.shell.NoticeBar.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;

/** Tells what stands in the way of looking inside and needs a person: credentials that were stopped, hosts nobody knows. JavaFX thread. */
final class Notices {
    private final Credentials credentials;
    private final Approvals approvals;
    private final NoticeActions actions;
    private final NoticeBar bar = new NoticeBar();

    Notices(Keeping keeping, NoticeActions actions) {
        this.credentials = keeping.credentials();
        this.approvals = keeping.approvals();
        this.actions = actions;
    }

    Node node() {
        return bar.node();
    }

    /** @param approved how many hosts were approved and not checked since */
    void show(long approved) {
        List<Notice> notices = new ArrayList<>();
        for (Credentials.Stop stop : credentials.stopped()) {
            String words = stop.why() + ". It is kept from being locked out until you say go on.";
            notices.add(new Notice("go-on", words, "Go on", () -> actions.goOn().accept(stop.name())));
        }
        long changed = hosts(Shown::changed);
        if (changed > 0) {
            String words = Words.hosts(changed) + (changed == 1 ? " shows" : " show")
                    + " another key or certificate than the one approved: not logged on to";
            notices.add(new Notice("review-changed", words, "Review…", actions.review()));
        }
        long unknown = hosts(shown -> !shown.changed());
        if (unknown > 0) {
            String words = Words.hosts(unknown) + (unknown == 1 ? " was" : " were")
                    + " not logged on to: nobody has approved the key or certificate shown";
            notices.add(new Notice("review-trust", words, "Review…", actions.review()));
        }
        if (approved > 0) {
            String words =
                    Words.hosts(approved) + (approved == 1 ? " was" : " were") + " approved since the last check";
            notices.add(new Notice("check-approved", words, "Check them", actions.checkApproved()));
        }
        bar.show(notices);
    }

    private long hosts(Predicate<Shown> which) {
        return approvals.waiting().stream()
                .filter(which)
                .map(Shown::host)
                .distinct()
                .count();
    }

    /** @param review goes to where hosts are approved; {@code goOn} is given a credential's name */
    record NoticeActions(Runnable review, Consumer<String> goOn, Runnable checkApproved) {}
}
