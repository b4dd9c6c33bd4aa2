package dev.rollcall.policy;

import java.util.Locale;

/** Whether two DNS names mean the same machine, as far as names can tell. */
final class DnsNameMatch {
    private DnsNameMatch() {}

    /** Case and a final dot don't count; where one has no domain, only first labels do. */
    static boolean same(String one, String other) {
        String left = plain(one);
        String right = plain(other);
        if (left.indexOf('.') < 0 || right.indexOf('.') < 0) {
            return firstLabel(left).equals(firstLabel(right));
        }
        return left.equals(right);
    }

    /**
     * A name of a certificate against a wanted one: as {@link #same}, and {@code *} stands for exactly the first label
     * (RFC 6125, 6.4.3).
     */
    static boolean covers(String presented, String wanted) {
        String pattern = plain(presented);
        if (!pattern.startsWith("*.")) {
            return !pattern.isEmpty() && same(pattern, wanted);
        }
        String name = plain(wanted);
        int dot = name.indexOf('.');
        return dot > 0 && pattern.indexOf('.', 2) > 0 && name.substring(dot).equals(pattern.substring(1));
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
