package dev.rollcall.fix;

/**
 * One way to put hosts right. A fix says what it is, whether it is for a host, and whether a new look shows that it worked; it
 * holds no state, and any thread may ask it.
 */
public sealed interface Fix permits HostFix, DeskFix {
    FixSheet sheet();

    /** Whether it is for this host, going by what was last seen of it. */
    Fit fit(Sight sight, FixSettings settings);

    /** Whether people who work on a host would notice it, other than those whom it is aimed at. */
    default boolean disturbsOthers() {
        return switch (this) {
            case HostFix host -> sheet().risk().disturbs() && !host.sparesOthers();
            case DeskFix _ -> false;
        };
    }

    /** The id, which is unique. */
    default String id() {
        return sheet().id();
    }
}
