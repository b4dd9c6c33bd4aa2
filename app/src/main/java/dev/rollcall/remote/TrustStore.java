package dev.rollcall.remote;

import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What people have approved in this program: SSH keys in {@code known_hosts}, in OpenSSH's form, and certificates in
 * {@code trusted_certificates}, in lines of name, port and SHA-256. What is approved is in the file at once, so that nothing
 * is lost however the program ends. Safe for many threads, and for many processes.
 */
public final class TrustStore implements Trust {
    private final Path folder;
    private final TrustFile keys;
    private final TrustFile certificates;

    /** @param folder made when something is approved first */
    public TrustStore(Path folder) {
        this.folder = folder;
        this.keys = new TrustFile(folder.resolve("known_hosts"), KnownHosts::new, TrustStore::wholeKey);
        this.certificates = new TrustFile(
                folder.resolve("trusted_certificates"),
                KnownCertificates::new,
                text -> CertificateLine.parse(text).isPresent());
    }

    private static boolean wholeKey(String text) {
        return KnownHostsLine.damage(text).isEmpty();
    }

    /** @throws UncheckedIOException where the files can't be read: nothing is trusted then */
    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        try {
            return file(shown.kind()).known().judge(name, port, shown);
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        try {
            return keys.known().algorithms(name, port);
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    /** From now on the host is known by this one alone. */
    public void approve(String name, int port, HostIdentity identity) {
        String line = line(name, port, identity);
        AtomicBoolean known = new AtomicBoolean();
        append(identity.kind(), approved -> {
            known.set(approved.names(name, port));
            return known.get() ? Optional.empty() : Optional.of(line);
        });
        if (known.get()) {
            change(identity.kind(), lines -> {
                List<String> after = without(identity.kind(), lines, name, port);
                after.add(line);
                return after;
            });
        }
    }

    /** Approves what a host shows at first sight; one that is known must show what is known. */
    public TrustVerdict approveIfNew(String name, int port, HostIdentity shown) {
        List<TrustVerdict> verdict = new ArrayList<>();
        append(shown.kind(), approved -> {
            TrustVerdict before = approved.judge(name, port, shown);
            boolean unknown = before instanceof NotApproved;
            verdict.add(unknown ? new Trusted() : before);
            return unknown ? Optional.of(line(name, port, shown)) : Optional.empty();
        });
        return verdict.getFirst();
    }

    /** Forgets what is approved for just this host. Patterns that cover it and others stay. */
    public void forget(Kind kind, String name, int port) {
        change(kind, lines -> without(kind, lines, name, port));
    }

    /** All that is approved, in the order in which it was. */
    public List<Approval> list() {
        try {
            List<Approval> all = new ArrayList<>(keys.known().list());
            all.addAll(certificates.known().list());
            return all;
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    private static String line(String name, int port, HostIdentity identity) {
        return switch (identity.kind()) {
            case SSH_HOST_KEY -> KnownHostsLine.line(name, port, identity);
            case CERTIFICATE -> CertificateLine.of(name, port, identity).text();
        };
    }

    private static List<String> without(Kind kind, List<String> lines, String name, int port) {
        String written = KnownHostsLine.written(name, port);
        List<String> after = new ArrayList<>(lines);
        after.removeIf(text -> switch (kind) {
            case SSH_HOST_KEY -> {
                Optional<KnownHostsLine> line = KnownHostsLine.parse(text);
                yield line.isPresent() && !line.get().revoked() && line.get().names(written);
            }
            case CERTIFICATE ->
                CertificateLine.parse(text).filter(line -> line.is(name, port)).isPresent();
        });
        return after;
    }

    private void append(Kind kind, Function<Approved, Optional<String>> next) {
        try {
            file(kind).append(next);
        } catch (IOException e) {
            throw unusable("written", e);
        }
    }

    private void change(Kind kind, UnaryOperator<List<String>> change) {
        try {
            file(kind).change(change);
        } catch (IOException e) {
            throw unusable("written", e);
        }
    }

    private TrustFile file(Kind kind) {
        return switch (kind) {
            case SSH_HOST_KEY -> keys;
            case CERTIFICATE -> certificates;
        };
    }

    private UncheckedIOException unusable(String how, IOException failure) {
        return new UncheckedIOException(
                folder + ": approved keys can't be " + how + ": " + TextLines.reason(failure), failure);
    }
}
