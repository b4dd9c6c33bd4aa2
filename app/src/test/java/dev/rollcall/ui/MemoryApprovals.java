package dev.rollcall.ui;

import dev.rollcall.ui.credentials.Approvals;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys and certificates in memory. */
final class MemoryApprovals implements Approvals {
    private final List<Approved> approved = new CopyOnWriteArrayList<>();
    private final List<Shown> waiting = new CopyOnWriteArrayList<>();

    void approved(Approved before) {
        approved.add(before);
    }

    void shows(Shown shown) {
        waiting.add(shown);
    }

    @Override
    public List<Approved> list() {
        return List.copyOf(approved);
    }

    @Override
    public void forget(Collection<Approved> unwanted) {
        approved.removeAll(unwanted);
    }

    @Override
    public List<Shown> waiting() {
        return List.copyOf(waiting);
    }

    @Override
    public void approve(Collection<Shown> wanted) {
        waiting.removeAll(wanted);
        wanted.forEach(shown -> approved.add(new Approved(shown.host(), shown.kind(), shown.fingerprint())));
    }
}
