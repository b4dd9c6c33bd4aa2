package dev.rollcall.remote.ssh;

import dev.rollcall.vault.Secret;
import java.util.List;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** A password, given at most once, by whichever of the two ways the host has (RFC 4252 section 8, RFC 4256). */
final class PasswordProofs implements PasswordFinder, ChallengeResponseProvider {
    private final Secret password;
    private volatile boolean sent;

    private PasswordProofs(Secret password) {
        this.password = password;
    }

    static List<Proof> of(Secret password) {
        PasswordProofs once = new PasswordProofs(password);
        return List.of(new Way(new OnlyOnce(once), once), new Way(new AuthKeyboardInteractive(once), once));
    }

    @Override
    public char[] reqPassword(Resource<?> resource) {
        return once();
    }

    private char[] once() {
        if (sent) {
            return new char[0];
        }
        char[] given = password.with(char[]::clone);
        sent = true;
        return given;
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
        return false;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void init(Resource resource, String name, String instruction) {
        // What the host says before it asks is nobody's business here.
    }

    /** The first question that isn't shown while it is answered is the one for the password; others get no answer. */
    @Override
    public char[] getResponse(String prompt, boolean echo) {
        return echo || sent ? new char[0] : once();
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }

    /** Without a provider of new passwords: a host that wants one is not given one. */
    private static final class OnlyOnce extends AuthPassword {
        OnlyOnce(PasswordFinder password) {
            super(password, null);
        }

        @Override
        public boolean shouldRetry() {
            return false;
        }
    }

    private record Way(AuthMethod method, PasswordProofs once) implements Proof {
        @Override
        public boolean sent() {
            return once.sent;
        }
    }
}
