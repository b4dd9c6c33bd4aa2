package dev.rollcall.store;

/** What an exception of a library comes down to, in one line. */
final class OneLine {
    private static final int MOST = 300;

    private OneLine() {}

    static String of(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String message = root.getMessage();
        String text = message == null ? root.getClass().getSimpleName() : message.strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end).strip();
        return Columns.cut(line, MOST);
    }
}
