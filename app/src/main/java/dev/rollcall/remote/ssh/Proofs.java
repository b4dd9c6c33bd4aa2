package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes credentials ready for use, before any connection: what can't be used is never tried. Safe for many threads. */
final class Proofs {
    /** A host ends the connection after six keys that it doesn't know (MaxAuthTries of sshd_config). */
    private static final int MOST_AGENT_KEYS = 5;

    private final KeyReader keys;
    private final Optional<Agent> agent;

    Proofs(KeyReader keys, Optional<Agent> agent) {
        this.keys = keys;
        this.agent = agent;
    }

    static boolean exist(Credential credential) {
        return switch (credential) {
            case Credential.Password _, Credential.SshKey _, Credential.SshAgent _ -> true;
            case Credential.KerberosPassword _,
                    Credential.KerberosKeytab _,
                    Credential.KerberosTickets _,
                    Credential.CurrentUser _ -> false;
        };
    }

    /** @param deadline of the log-on; an agent is asked by then, or not at all */
    List<Proof> of(Credential credential, Deadline deadline) throws RemoteException {
        try {
            return switch (credential) {
                case Credential.Password password -> {
                    password.password().with(characters -> characters.length);
                    yield PasswordProofs.of(password.password());
                }
                case Credential.SshKey key -> List.of(new KeyProof(keys.read(key)));
                case Credential.SshAgent _ -> ofAgent(deadline);
                case Credential.KerberosPassword _,
                        Credential.KerberosKeytab _,
                        Credential.KerberosTickets _,
                        Credential.CurrentUser _ ->
                    throw unusable(credential.name() + " is nothing for SSH: it takes a password, a key or an agent");
            };
        } catch (IllegalStateException locked) {
            throw unusable(String.valueOf(locked.getMessage()));
        }
    }

    private List<Proof> ofAgent(Deadline deadline) throws RemoteException {
        if (agent.isEmpty()) {
            throw unusable("no SSH agent is running: SSH_AUTH_SOCK is not set");
        }
        Agent known = agent.get();
        try {
            List<Proof> proofs = known.keys(deadline).stream()
                    .limit(MOST_AGENT_KEYS)
                    .<Proof>map(key -> new AgentProof(known, key, deadline))
                    .toList();
            if (proofs.isEmpty()) {
                throw unusable("the SSH agent holds no key: add one with ssh-add");
            }
            return proofs;
        } catch (IOException e) {
            throw unusable("the SSH agent does not answer: " + words(e));
        }
    }

    /** Some say nothing: what they are is a word then. */
    private static String words(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static RemoteException unusable(String message) {
        return new RemoteException(Problem.CREDENTIAL_UNUSABLE, message);
    }
}
