package dev.rollcall.vault;

/**
 * What it costs to try a passphrase: the parameters of Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param lanes how many parts of it could be filled at once
 */
record KeyCost(int memoryKib, int iterations, int lanes) {
    /** For new vaults: the second choice of RFC 9106 section 4 in memory and passes, with one lane. */
    static final KeyCost STANDARD = new KeyCost(64 * 1024, 3, 1);

    private static final int MOST_MEMORY_KIB = 128 * 1024;
    private static final int MOST_ITERATIONS = 10;
    private static final int MOST_LANES = 8;

    /** Whether this program would pay it: a file may ask for all the memory there is, or for years. */
    boolean acceptable() {
        return lanes >= 1
                && lanes <= MOST_LANES
                && iterations >= 1
                && iterations <= MOST_ITERATIONS
                && memoryKib >= 8 * lanes
                && memoryKib <= MOST_MEMORY_KIB;
    }
}
