package dev.rollcall.ui.credentials;

import java.util.Collection;
import java.util.List;

/** By which keys and certificates hosts are known. Reads and writes files: never called on the JavaFX thread, but for {@link #waiting}. */
public interface Approvals {
    /** In the order they were approved. */
    List<Approved> list();

    void forget(Collection<Approved> unwanted);

    /** What hosts showed since the window was opened and nobody has approved: they were not logged on to. Quick. */
    List<Shown> waiting();

    /** From now on the hosts are known by what they showed. */
    void approve(Collection<Shown> wanted);

    /** @param host one host, patterns for several, or a hash that tells nobody which */
    record Approved(String host, String kind, String fingerprint) {
        /** For a person: a hash says nothing. */
        public String label() {
            return host.startsWith("|") ? "hashed entry" : host;
        }
    }

    /** @param before the fingerprint approved so far, where that is another one; otherwise empty */
    record Shown(String host, int port, String kind, String fingerprint, String before) {
        public boolean changed() {
            return !before.isEmpty();
        }
    }
}
