package dev.rollcall.policy;

import java.util.Set;

/** That the vault was locked, which is something else than that there is no credential: known by the words of whoever wanted it. */
final class LockedVault {
    static final String SUMMARY = "the vault is locked";

    private static final Set<String> WORDS = Set.of(SUMMARY, "the vault was locked");

    private LockedVault() {}

    static boolean isWhy(String detail) {
        return WORDS.stream().anyMatch(detail::startsWith);
    }
}
