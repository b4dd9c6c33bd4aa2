package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** The roots of the person who is logged on: Windows itself asks them once more before it takes one in. */
final class WindowsTrust implements OwnTrust {
    private static final String STORE = "Windows-ROOT-CURRENTUSER";

    @Override
    public String place() {
        return "your Trusted Root Certification Authorities";
    }

    @Override
    public boolean has(X509Certificate root) throws InputException {
        try {
            return store().getCertificateAlias(root) != null;
        } catch (GeneralSecurityException | IOException e) {
            throw new InputException("the certificates that you trust can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String add(X509Certificate root) throws InputException {
        try {
            store().setCertificateEntry("rollcall", root);
            return "added to " + place();
        } catch (GeneralSecurityException | IOException e) {
            throw new InputException("Windows did not take the authority in: " + e.getMessage(), e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null, null);
        return store;
    }
}
