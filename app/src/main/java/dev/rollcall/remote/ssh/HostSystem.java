package dev.rollcall.remote.ssh;

import dev.rollcall.remote.Script.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a host is a Windows host: by what its server calls itself, or else by what its shell answers. */
final class HostSystem {
    /**
     * Means nothing bad to any shell: cmd.exe puts the first word in, PowerShell the second, and others neither. Every Windows has
     * the variable, and its value is always the same.
     */
    static final String QUESTION = "echo %OS% $env:OS";

    private static final String ANSWER = "windows_nt";

    /** As Microsoft's own server, Bitvise's, freeSSHd, and OpenSSH built for it say. */
    private static final Pattern WINDOWS = Pattern.compile("windows|win32|winsshd|bitvise|weonlydo|cygwin");

    /** As the packages of these systems say; the version with a p in it is the one for other systems than OpenBSD. */
    private static final Pattern OTHERS =
            Pattern.compile("openssh_[0-9.]+p[0-9]|debian|ubuntu|raspbian|freebsd|netbsd|dropbear");

    private HostSystem() {}

    /** Empty where that tells nothing. */
    static Optional<Language> bySoftware(String software) {
        String lower = software.toLowerCase(Locale.ROOT);
        if (WINDOWS.matcher(lower).find()) {
            return Optional.of(Language.POWERSHELL);
        }
        return OTHERS.matcher(lower).find() ? Optional.of(Language.SH) : Optional.empty();
    }

    static Language byAnswer(String answer) {
        return answer.toLowerCase(Locale.ROOT).contains(ANSWER) ? Language.POWERSHELL : Language.SH;
    }
}
