package dev.rollcall.remote.winrm.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Who issues certificates that need no approval: a chain to one of them, valid now, and under the host's own name. Safe for many threads. */
public final class Authorities {
    private static final String NOBODY = "no authority that this computer trusts vouches for it";

    private final List<X509ExtendedTrustManager> judges;

    private Authorities(List<X509ExtendedTrustManager> judges) {
        this.judges = List.copyOf(judges);
    }

    /** Those that Java trusts here, and on Windows also those that Windows does. Reads files. */
    public static Authorities ofThisComputer() {
        List<X509ExtendedTrustManager> judges = new ArrayList<>();
        try {
            judges.addAll(judges(null));
        } catch (GeneralSecurityException unreadable) {
            // Then certificates have to be approved by people.
        }
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            try {
                KeyStore windows = KeyStore.getInstance("Windows-ROOT");
                windows.load(null, null);
                judges.addAll(judges(windows));
            } catch (GeneralSecurityException | IOException unreadable) {
                // As above.
            }
        }
        return new Authorities(judges);
    }

    public static Authorities of(Collection<X509Certificate> anchors) {
        if (anchors.isEmpty()) {
            return new Authorities(List.of());
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate anchor : anchors) {
                store.setCertificateEntry("anchor " + number++, anchor);
            }
            return new Authorities(judges(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory holds certificates", e);
        }
    }

    /** @param store {@code null}, as the platform has it, for the one that Java is set up with */
    private static List<X509ExtendedTrustManager> judges(@Nullable KeyStore store)
            throws KeyStoreException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .filter(judge -> judge.getAcceptedIssuers().length > 0)
                .toList();
    }

    /**
     * Why none of them vouches for a certificate, as the end of a sentence; empty where one does.
     *
     * @param socket in its handshake, with the host's name and {@code HTTPS} as the way to compare it (RFC 2818)
     */
    Optional<String> objection(X509Certificate[] chain, String authType, Socket socket) {
        String why = NOBODY;
        for (X509ExtendedTrustManager judge : judges) {
            try {
                judge.checkServerTrusted(chain, authType, socket);
                return Optional.empty();
            } catch (CertificateException e) {
                String words = inWords(e);
                why = words.equals(NOBODY) ? why : words;
            }
        }
        return Optional.of(why);
    }

    private static String inWords(CertificateException problem) {
        Throwable at = problem;
        for (int depth = 0; at != null && depth < 8; depth++) {
            if (at instanceof CertificateExpiredException) {
                return "it, or one of its authorities, has expired";
            }
            if (at instanceof CertificateNotYetValidException) {
                return "it is not valid yet";
            }
            at = at.getCause();
        }
        String said = Objects.toString(problem.getMessage(), "");
        return said.startsWith("No name matching") || said.startsWith("No subject alternative")
                ? "the authority that vouches for it does so under another name"
                : NOBODY;
    }
}
