package dev.rollcall.remote.ssh;

import dev.rollcall.remote.Script;
import java.nio.charset.StandardCharsets;

/**
 * How a script gets to a POSIX shell: a fixed command line, and everything else on standard input. First one line of shell that
 * finds out how to become root; it then hands on to another, which reads the script's length, the request in one line, and the
 * script, and runs it only if it is whole. Where the process group is the command's own (field 5 of /proc/PID/stat), it is ended
 * when its time is over, whatever becomes of the connection.
 *
 * <p>Lines that begin with the token report on standard output; what a profile prints before them is no matter.
 */
final class ShellBootstrap {
    /** Works in every log-on shell, also csh and fish. */
    static final String COMMAND = "exec sh -c 'IFS= read -r b && eval \"$b\"'";

    /**
     * {@code $1} is the token, {@code $2} the seconds it may take, {@code $3} what it reports, {@code $4} the process group where
     * that is the command's own. Holds no single quote.
     */
    private static final String INNER = "t=$1; T=$2; LC_ALL=C; export LC_ALL; printf \"%s %s\\n\" \"$t\" \"$3\";"
            + " IFS= read -r n; IFS= read -r q; s=$(cat); case $n in \"\"|*[!0-9]*) n=-1;; esac;"
            + " [ \"${#s}\" = \"$n\" ] || { printf \"%s incomplete\\n\" \"$t\"; exit 97; };"
            + " y=; { read -r x x x x y x </proc/$$/stat; } 2>/dev/null; w=;"
            + " case $y in \"\") ;; \"$$\"|\"$4\")"
            + " (trap \"[ -z \\\"\\$z\\\" ] || kill \\$z; exit\" TERM; sleep \"$T\" & z=$!; wait $z; kill -KILL \"-$y\")"
            + " </dev/null >/dev/null 2>&1 & w=$!;; esac;"
            + " printf \"%s\\n\" \"$q\" | (eval \"$s\"); c=$?; [ -z \"$w\" ] || kill $w 2>/dev/null; exit $c";

    private static final String OUTER = "LC_ALL=C; export LC_ALL; PATH=\"$PATH:/usr/sbin:/sbin:/usr/local/sbin\";"
            + " export PATH; w=; g=; { read -r x x x x y x </proc/$$/stat; } 2>/dev/null;"
            + " [ \"$y\" = \"$$\" ] && g=$$; i='" + INNER + "';"
            + " if [ \"$(id -u)\" = 0 ]; then exec sh -c \"$i\" sh \"$t\" \"$T\" root \"$g\"; fi;";

    private static final String SUDO = " if w=$(sudo -n sh -c : 2>&1 </dev/null);"
            + " then exec sudo -n sh -c \"$i\" sh \"$t\" \"$T\" sudo \"$g\"; fi;";

    /**
     * The password is asked for only where sudo wants one and printf is the shell's own, so that it never becomes an argument. It
     * is tried by itself first: what follows it must never be read as a second attempt.
     */
    private static final String SUDO_WITH_PASSWORD = " case $(command -v sudo):$(command -v printf) in /*:printf)"
            + " printf \"%s password\\n\" \"$t\"; IFS= read -r p;"
            + " if w=$(printf \"%s\\n\" \"$p\" | sudo -k -S -p \"\" sh -c : 2>&1);"
            + " then { printf \"%s\\n\" \"$p\"; p=; exec cat; }"
            + " | sudo -k -S -p \"\" sh -c \"$i\" sh \"$t\" \"$T\" sudo \"$g\"; exit; fi;; esac; p=;";

    private static final String PLAIN = " w=$(printf \"%s\\n\" \"$w\" | tail -n 1 | tr \"\\r\\t\" \"  \");"
            + " exec sh -c \"$i\" sh \"$t\" \"$T\" \"plain $w\" \"$g\"";

    private ShellBootstrap() {}

    /** The first line for standard input. */
    static byte[] opening(String token, long seconds, Elevation elevation) {
        String line = "t=" + token + "; T=" + seconds + "; " + OUTER
                + switch (elevation) {
                    case NONE -> PLAIN;
                    case SUDO -> SUDO + PLAIN;
                    case SUDO_WITH_PASSWORD -> SUDO + SUDO_WITH_PASSWORD + PLAIN;
                }
                + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** What follows, before standard input is closed. */
    static byte[] body(Script script, String request) {
        // $(…) drops the line ends at its end, so they are not counted.
        byte[] text = script.text().replace("\r\n", "\n").stripTrailing().getBytes(StandardCharsets.UTF_8);
        // Line ends stand only between the values of a JSON document.
        byte[] head = (text.length + "\n" + request.replace('\n', ' ').replace('\r', ' ') + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + text.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(text, 0, body, head.length, text.length);
        return body;
    }

    /** What may be tried to become root. */
    enum Elevation {
        NONE,
        SUDO,
        SUDO_WITH_PASSWORD
    }
}
