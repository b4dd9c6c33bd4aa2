package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.vault.Credential;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;

/**
 * The ticket-granting tickets of this run: one log-in for each credential, however many hosts. A refusal is
 * not kept: how often a credential may be tried is the lock-out guard's to say. Safe for many threads.
 */
public final class KerberosTickets {
    private final Map<Credential, Held> held = new ConcurrentHashMap<>();

    private static final class Held {
        final ReentrantLock lock = new ReentrantLock();
        Optional<Subject> subject = Optional.empty();
    }

    /** A subject of its own for each host: the JDK keeps service tickets in it, and searches them all. */
    Subject subject(Credential credential) throws RemoteException, InterruptedException {
        Held ours = held.computeIfAbsent(credential, _ -> new Held());
        ours.lock.lockInterruptibly();
        try {
            if (ours.subject.filter(KerberosTickets::isCurrent).isEmpty()) {
                ours.subject = Optional.of(KerberosLogin.of(credential));
            }
            return copy(ours.subject.get());
        } finally {
            ours.lock.unlock();
        }
    }

    private static boolean isCurrent(Subject subject) {
        return subject.getPrivateCredentials(KerberosTicket.class).stream().anyMatch(KerberosTicket::isCurrent);
    }

    private static Subject copy(Subject subject) {
        return new Subject(
                false, subject.getPrincipals(), Set.of(), Set.copyOf(subject.getPrivateCredentials(Object.class)));
    }
}
