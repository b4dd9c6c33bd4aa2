package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sorts of credentials, as people, JSON and the vault file name them. */
public enum CredentialKind {
    PASSWORD("password", 1),
    SSH_KEY("ssh-key", 2),
    SSH_AGENT("ssh-agent", 3),
    KERBEROS_PASSWORD("kerberos-password", 4),
    KERBEROS_KEYTAB("kerberos-keytab", 5),
    KERBEROS_TICKETS("kerberos-tickets", 6),
    CURRENT_USER("current-user", 7);

    private final String key;
    private final int number;

    CredentialKind(String key, int number) {
        this.key = key;
        this.number = number;
    }

    public String key() {
        return key;
    }

    /** In the vault file; never reused for another. */
    int number() {
        return number;
    }

    public static CredentialKind of(Credential credential) {
        return switch (credential) {
            case Credential.Password _ -> PASSWORD;
            case Credential.SshKey _ -> SSH_KEY;
            case Credential.SshAgent _ -> SSH_AGENT;
            case Credential.KerberosPassword _ -> KERBEROS_PASSWORD;
            case Credential.KerberosKeytab _ -> KERBEROS_KEYTAB;
            case Credential.KerberosTickets _ -> KERBEROS_TICKETS;
            case Credential.CurrentUser _ -> CURRENT_USER;
        };
    }

    /** @throws InputException naming those there are */
    public static CredentialKind ofKey(String key) throws InputException {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no kind of credential by that name: use one of "
                        + Arrays.stream(values()).map(CredentialKind::key).collect(Collectors.joining(", "))));
    }

    static Optional<CredentialKind> ofNumber(int number) {
        return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }
}
