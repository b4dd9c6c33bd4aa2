package violating.policy;

import java.sql.SQLException;

/** Breaks rules on purpose: an empty name, SQL outside of store, a static that changes, eight parameters. */
public final class ThingManager {
    static int count = 0;

    public ThingManager(int a, int b, int c, int d, int e, int f, int g, int h) throws SQLException {
        add(a + b + c + d + e + f + g + h);
        throw new SQLException("only an example");
    }

    static void add(int more) {
        count += more;
    }
}
