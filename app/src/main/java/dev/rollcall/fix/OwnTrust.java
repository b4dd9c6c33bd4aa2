package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/** Which authorities the remote desktop client of the person in front of this computer trusts. */
interface OwnTrust {
    /** Where they are, for people. */
    String place();

    boolean has(X509Certificate root) throws InputException, InterruptedException;

    /** Adds one, and says where. */
    String add(X509Certificate root) throws InputException, InterruptedException;

    static OwnTrust ofThisComputer() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new WindowsTrust();
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        Path configuration = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".config"));
        return system.startsWith("mac")
                ? new NoTrust("add the authority to your login keychain with Keychain Access")
                : new FreeRdpTrust(configuration.resolve("freerdp").resolve("certs"));
    }

    /** Of a system where this program can't set it. */
    record NoTrust(String instead) implements OwnTrust {
        @Override
        public String place() {
            return "your own trust";
        }

        @Override
        public boolean has(X509Certificate root) throws InputException {
            throw new InputException("not on this system: " + instead);
        }

        @Override
        public String add(X509Certificate root) throws InputException {
            throw new InputException("not on this system: " + instead);
        }
    }
}
