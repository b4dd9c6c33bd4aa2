package dev.rollcall.remote;

import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What people have approved in this program: SSH keys in {@code known_hosts}, in OpenSSH's form, and certificates in
 * {@code trusted_certificates}, in lines of name, port and SHA-256. Safe for many threads, and for many processes.
 */
public final class TrustStore implements Trust {
    private final Path folder;
    private final TrustFile keys;
    private final TrustFile certificates;
    private volatile Parsed parsed = new Parsed(List.of(), KnownHosts.of(List.of()));

    /** @param folder made when something is approved first */
    public TrustStore(Path folder) {
        this.folder = folder;
        this.keys = new TrustFile(folder.resolve("known_hosts"));
        this.certificates = new TrustFile(folder.resolve("trusted_certificates"));
    }

    /** @throws UncheckedIOException where the files can't be read: nothing is trusted then */
    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        try {
            return judge(file(shown.kind()).lines(), name, port, shown);
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        try {
            return known(keys.lines()).algorithms(name, port);
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    /** From now on the host is known by this one alone. */
    public void approve(String name, int port, HostIdentity identity) {
        change(identity.kind(), lines -> {
            List<String> after = without(identity.kind(), lines, name, port);
            after.add(line(name, port, identity));
            return after;
        });
    }

    /** Approves what a host shows at first sight; one that is known must show what is known. */
    public TrustVerdict approveIfNew(String name, int port, HostIdentity shown) {
        List<TrustVerdict> verdict = new ArrayList<>();
        change(shown.kind(), lines -> {
            TrustVerdict before = judge(lines, name, port, shown);
            if (!(before instanceof NotApproved)) {
                verdict.add(before);
                return lines;
            }
            verdict.add(new Trusted());
            List<String> after = new ArrayList<>(lines);
            after.add(line(name, port, shown));
            return after;
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
            List<Approval> all = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                file(kind).lines().forEach(text -> approval(kind, text).ifPresent(all::add));
            }
            return all;
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    private static Optional<Approval> approval(Kind kind, String text) {
        return switch (kind) {
            case SSH_HOST_KEY ->
                KnownHostsLine.parse(text)
                        .filter(line -> !line.revoked())
                        .map(line -> new Approval(
                                kind,
                                line.hosts(),
                                line.algorithm(),
                                line.identity().fingerprint()));
            case CERTIFICATE ->
                CertificateLine.parse(text)
                        .map(line -> new Approval(
                                kind, "[" + line.name() + "]:" + line.port(), "certificate", line.fingerprint()));
        };
    }

    private TrustVerdict judge(List<String> lines, String name, int port, HostIdentity shown) {
        return switch (shown.kind()) {
            case SSH_HOST_KEY -> known(lines).judge(name, port, shown);
            case CERTIFICATE -> CertificateLine.judge(lines, name, port, shown);
        };
    }

    /** The very same list is parsed once: a fleet asks thousands of times. */
    @SuppressWarnings("ReferenceEquality")
    private KnownHosts known(List<String> lines) {
        Parsed last = parsed;
        if (last.from != lines) {
            last = new Parsed(lines, KnownHosts.of(lines));
            parsed = last;
        }
        return last.known;
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
                folder + ": approved keys can't be " + how + ": " + TrustFile.reason(failure), failure);
    }

    private record Parsed(List<String> from, KnownHosts known) {}
}
