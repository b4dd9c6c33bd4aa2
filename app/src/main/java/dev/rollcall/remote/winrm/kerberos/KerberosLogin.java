package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.VaultLockedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Gets a ticket-granting ticket for a credential, by the JDK's login module. */
final class KerberosLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";
    private static final String NAME = "rollcall";

    private KerberosLogin() {}

    /** Asks a key distribution centre, or reads the ticket cache of whoever is logged on. */
    static Subject of(Credential credential) throws RemoteException {
        Subject subject = new Subject();
        Answers answers = new Answers(credential);
        try {
            new LoginContext(NAME, subject, answers, configuration(options(credential))).login();
        } catch (LoginException e) {
            if (answers.locked.isPresent()) {
                throw RemoteException.of(answers.locked.get());
            }
            throw usesCache(credential) ? KerberosTroubles.noTicket(e) : KerberosTroubles.of(e);
        }
        return subject;
    }

    private static boolean usesCache(Credential credential) {
        return switch (credential) {
            case Credential.KerberosTickets _, Credential.CurrentUser _ -> true;
            case Credential.KerberosPassword _,
                    Credential.KerberosKeytab _,
                    Credential.Password _,
                    Credential.SshKey _,
                    Credential.SshAgent _ -> false;
        };
    }

    static Map<String, String> options(Credential credential) {
        Map<String, String> options = new HashMap<>();
        options.put("isInitiator", "true");
        if (!credential.user().isEmpty()) {
            options.put("principal", credential.user());
        }
        switch (credential) {
            case Credential.KerberosKeytab keytab -> {
                options.put("useKeyTab", "true");
                options.put("keyTab", keytab.keytab().toAbsolutePath().toString());
                options.put("doNotPrompt", "true");
            }
            case Credential.KerberosTickets _, Credential.CurrentUser _ -> {
                options.put("useTicketCache", "true");
                options.put("doNotPrompt", "true");
            }
            case Credential.KerberosPassword _, Credential.Password _, Credential.SshKey _, Credential.SshAgent _ -> {
                // Asks for the password, see Answers.
            }
        }
        return Map.copyOf(options);
    }

    private static Configuration configuration(Map<String, String> options) {
        AppConfigurationEntry[] entries = {new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options)};
        return new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return entries.clone();
            }
        };
    }

    private static final class Answers implements CallbackHandler {
        private final Credential credential;
        /** Kept here: the login module passes on no cause. */
        private Optional<VaultLockedException> locked = Optional.empty();

        Answers(Credential credential) {
            this.credential = credential;
        }

        @Override
        public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                switch (callback) {
                    case NameCallback name -> name.setName(credential.user());
                    case PasswordCallback password -> {
                        try {
                            answer(password);
                        } catch (VaultLockedException vault) {
                            locked = Optional.of(vault);
                            throw new UnsupportedCallbackException(callback);
                        }
                    }
                    default -> throw new UnsupportedCallbackException(callback);
                }
            }
        }

        private void answer(PasswordCallback callback) {
            if (credential instanceof Credential.KerberosPassword known) {
                Optional<Object> _ = known.password().with(characters -> {
                    // Which copies them; the login module overwrites its copy.
                    callback.setPassword(characters);
                    return Optional.empty();
                });
            }
        }
    }
}
