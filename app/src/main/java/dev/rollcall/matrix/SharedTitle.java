package dev.rollcall.matrix;

import java.util.HashMap;
import java.util.Map;

/**
 * What a group of hosts is called: what is the case at each of them, where that is the same at all; otherwise what they have in
 * common. Not safe for use from several threads.
 */
final class SharedTitle {
    private final String common;
    private final Map<String, Integer> hosts = new HashMap<>();

    /** @param common what is true of all that may come */
    SharedTitle(String common) {
        this.common = common;
    }

    /**
     * @param title what is the case at a host
     * @param by 1 where it came, -1 where it went
     */
    void count(String title, int by) {
        hosts.merge(title, by, (before, more) -> before + more == 0 ? null : before + more);
    }

    String words() {
        return hosts.size() == 1 ? hosts.keySet().iterator().next() : common;
    }
}
