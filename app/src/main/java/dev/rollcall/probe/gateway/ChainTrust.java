package dev.rollcall.probe.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Whether an authority that this computer trusts vouches for a chain (RFC 5280, 6). Dates are for the policy to judge, and
 * revocation is not asked for: the only connections made are those to the gateway. Safe for many threads.
 */
public final class ChainTrust {
    static final String NOBODY = "no authority that this computer trusts vouches for it";
    static final String UNFINISHED = NOBODY + "; its issuer's own certificate was not sent along";
    private static final int MOST_CERTIFICATES = 10;
    private static final long MOST_BYTES = 4L << 20;
    /** Where companies put their own authorities on Linux; Java's own list does not have these. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    private final Supplier<Set<X509Certificate>> authorities;
    private final List<TrustAnchor> more = new ArrayList<>();
    private Optional<Set<TrustAnchor>> loaded = Optional.empty();

    private ChainTrust(Supplier<Set<X509Certificate>> authorities) {
        this.authorities = authorities;
    }

    public static ChainTrust of(Collection<X509Certificate> authorities) {
        return new ChainTrust(() -> Set.copyOf(authorities));
    }

    /**
     * Those that Java trusts here, and those that the system does. Files are read when the first chain is held against them; what
     * can't be read is left out.
     */
    public static ChainTrust ofThisComputer() {
        return new ChainTrust(ChainTrust::authoritiesOfThisComputer);
    }

    /** Trusts one more, for as long as the program runs. Chains are only looked at: nothing is ever sent on the strength of it. */
    public synchronized void add(X509Certificate authority) {
        more.add(new TrustAnchor(authority, null));
    }

    /** Reads what is to be read, where that has not been done yet. */
    void load() {
        anchors();
    }

    private synchronized Set<TrustAnchor> anchors() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(authorities.get().stream()
                    .map(authority -> new TrustAnchor(authority, null))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        return Stream.concat(loaded.get().stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<X509Certificate> authoritiesOfThisComputer() {
        Set<X509Certificate> authorities = new HashSet<>();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(manager -> ((X509TrustManager) manager).getAcceptedIssuers())
                    .forEach(issuers -> authorities.addAll(Arrays.asList(issuers)));
        } catch (GeneralSecurityException unreadable) {
            authorities.clear();
        }
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            authorities.addAll(store("Windows-ROOT"));
        } else if (system.startsWith("Mac")) {
            authorities.addAll(store("KeychainStore-ROOT"));
        } else {
            SYSTEM.stream().filter(Files::isReadable).findFirst().ifPresent(file -> authorities.addAll(file(file)));
        }
        return authorities;
    }

    private static Set<X509Certificate> store(String type) {
        Set<X509Certificate> found = new HashSet<>();
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (GeneralSecurityException | IOException unreadable) {
            return found;
        }
        return found;
    }

    private static Set<X509Certificate> file(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes((int) MOST_BYTES);
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
        } catch (GeneralSecurityException | IOException unreadable) {
            return Set.of();
        }
    }

    /** Why none vouches for it, in words; empty where one does. The gateway's own certificate comes first. */
    Optional<String> objection(Certificate[] chain, Instant now) {
        Set<TrustAnchor> anchors = anchors();
        if (anchors.isEmpty() || chain.length == 0 || !(chain[0] instanceof X509Certificate own)) {
            return Optional.of(NOBODY);
        }
        List<Certificate> sent = Arrays.asList(chain).subList(0, Math.min(chain.length, MOST_CERTIFICATES));
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(own);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(within(own, now));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException nobody) {
            // A chain is whatever its peer made up: what the builder chokes on is vouched for by nobody, either.
            return Optional.of(issuerIsMissing(own, sent) ? UNFINISHED : NOBODY);
        }
    }

    /** The usual mistake: some clients fetch an intermediate certificate themselves, others give up. */
    private static boolean issuerIsMissing(X509Certificate own, List<Certificate> sent) {
        X500Principal issuer = own.getIssuerX500Principal();
        return !issuer.equals(own.getSubjectX500Principal())
                && sent.stream()
                        .noneMatch(other -> other instanceof X509Certificate link
                                && link.getSubjectX500Principal().equals(issuer));
    }

    /** One that has expired is not untrusted, too. */
    @SuppressWarnings("JavaUtilDate") // what the builder takes
    private static Date within(X509Certificate own, Instant now) {
        Instant from = own.getNotBefore().toInstant();
        Instant to = own.getNotAfter().toInstant();
        return Date.from(now.isBefore(from) ? from : now.isAfter(to) ? to : now);
    }
}
