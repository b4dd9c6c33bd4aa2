package dev.rollcall.fix;

/**
 * One way to put hosts right. A fix says what it is, whether it is for a host, and whether a new look shows that it worked; it
 * holds no state, and any thread may ask it.
 */
public sealed interface Fix permits HostFix, DeskFix {
    FixSheet sheet();

    /** Whether it is for this host, going by what was last seen of it. */
    Fit fit(Sight sight, FixSettings settings);

    /** The id, which is unique. */
    default String id() {
        return sheet().id();
    }
}
