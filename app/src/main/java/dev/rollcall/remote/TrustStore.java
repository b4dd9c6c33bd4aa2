package dev.rollcall.remote;

import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What people have approved in this program: SSH keys in {@code known_hosts}, in OpenSSH's form, and certificates in
 * {@code trusted_certificates}, in lines of name, port and SHA-256. What is approved is in the file at once, so that nothing
 * is lost however the program ends. Safe for many threads, and for many processes.
 */
public final class TrustStore implements Trust {
    private final Path folder;
    private final InstantSource clock;
    private final TrustFile keys;
    private final TrustFile certificates;

    /** @param folder made when something is approved first */
    public TrustStore(Path folder) {
        this(folder, InstantSource.system());
    }

    /** @param clock says since when something is approved */
    public TrustStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
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

    /** Forgets just these entries, whatever hosts they cover: patterns and hashed names, too. */
    public void forget(Collection<Approval> unwanted) {
        Set<Kind> kinds = unwanted.stream().map(Approval::kind).collect(Collectors.toSet());
        for (Kind kind : kinds) {
            change(
                    kind,
                    lines -> lines.stream()
                            .filter(text -> approval(kind, text)
                                    .filter(unwanted::contains)
                                    .isEmpty())
                            .toList());
        }
    }

    /** All that is approved, in the order in which it was; what is revoked is not. */
    public List<Approval> list() {
        try {
            List<Approval> all = new ArrayList<>(keys.known().list());
            all.addAll(certificates.known().list());
            return all;
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    /** What is approved for just this host: at the port, or at any where none is said. Hashed names are found at usual ports only. */
    public List<Approval> of(String name, OptionalInt port) {
        return list().stream().filter(one -> isOf(one, name, port)).toList();
    }

    private static boolean isOf(Approval one, String name, OptionalInt port) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (one.host().startsWith("|")) {
            int likely = port.orElse(TransportKind.SSH.port());
            return KnownHostsLine.coversHashed(one.host(), KnownHostsLine.written(lower, likely));
        }
        List<String> names = List.of(one.host().toLowerCase(Locale.ROOT).split(","));
        if (port.isPresent()) {
            String written = "[" + lower + "]:" + port.getAsInt();
            return names.contains(written) || names.contains(KnownHostsLine.written(lower, port.getAsInt()));
        }
        return names.contains(lower) || names.stream().anyMatch(written -> written.startsWith("[" + lower + "]:"));
    }

    private static Optional<Approval> approval(Kind kind, String text) {
        return switch (kind) {
            case SSH_HOST_KEY ->
                KnownHostsLine.parse(text).filter(line -> !line.revoked()).map(KnownHostsLine::approval);
            case CERTIFICATE -> CertificateLine.parse(text).map(CertificateLine::approval);
        };
    }

    private String line(String name, int port, HostIdentity identity) {
        return switch (identity.kind()) {
            case SSH_HOST_KEY -> KnownHostsLine.line(name, port, identity, clock.instant());
            case CERTIFICATE ->
                CertificateLine.of(name, port, identity, clock.instant()).text();
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
