package dev.rollcall.launch;

import dev.rollcall.host.InputException;
import dev.rollcall.ui.credentials.NewCredential;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialRules;
import dev.rollcall.vault.KeytabFile;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.SshKeyFile;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Makes what a person typed in the window into a credential, under the same rules as the command line. */
final class TypedCredential {
    private TypedCredential() {}

    static void check(NewCredential typed) throws InputException {
        CredentialRules.name(typed.name());
        CredentialRules.user(typed.user());
        boolean nameless = switch (typed.proof()) {
            case NewCredential.Tickets _, NewCredential.CurrentUser _ -> true;
            case NewCredential.Password _,
                    NewCredential.KeyFile _,
                    NewCredential.Agent _,
                    NewCredential.KerberosPassword _,
                    NewCredential.Keytab _ -> false;
        };
        if (!nameless && typed.user().isBlank()) {
            throw new InputException("who logs on? The user is missing");
        }
        if (typed.proof() instanceof NewCredential.CurrentUser && !isWindows()) {
            throw new InputException(
                    "the current user is for Windows only: take Kerberos tickets or the SSH agent here");
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Takes the secrets over. */
    static Credential made(NewCredential typed) throws InputException {
        String name = typed.name();
        String user = typed.user();
        return switch (typed.proof()) {
            case NewCredential.Password(char[] characters) ->
                new Credential.Password(name, user, Secret.takingOver(characters));
            case NewCredential.KeyFile key -> sshKey(name, user, key);
            case NewCredential.Agent _ -> new Credential.SshAgent(name, user);
            case NewCredential.KerberosPassword(char[] characters) ->
                new Credential.KerberosPassword(name, user, Secret.takingOver(characters));
            case NewCredential.Keytab keytab ->
                new Credential.KerberosKeytab(name, user, KeytabFile.checked(keytab.file()));
            case NewCredential.Tickets _ -> new Credential.KerberosTickets(name, user);
            case NewCredential.CurrentUser _ -> new Credential.CurrentUser(name);
        };
    }

    private static Credential sshKey(String name, String user, NewCredential.KeyFile key) throws InputException {
        SshKeyFile file = SshKeyFile.read(key.file());
        if (file.locked() && key.passphrase().length == 0) {
            throw new InputException("the key file " + key.file() + " needs its passphrase");
        }
        Secret passphrase = Secret.takingOver(key.passphrase());
        return file.credential(name, user, file.locked() ? Optional.of(passphrase) : Optional.empty());
    }

    static void overwrite(NewCredential.Proof proof) {
        switch (proof) {
            case NewCredential.Password password -> Arrays.fill(password.characters(), '\0');
            case NewCredential.KerberosPassword password -> Arrays.fill(password.characters(), '\0');
            case NewCredential.KeyFile key -> Arrays.fill(key.passphrase(), '\0');
            case NewCredential.Agent _,
                    NewCredential.Keytab _,
                    NewCredential.Tickets _,
                    NewCredential.CurrentUser _ -> {}
        }
    }
}
