package dev.rollcall.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key in a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 *
 * @param revoked it stands for a key that must not be taken, whatever else is said
 * @param hosts patterns with commas between, or one hashed name
 * @param encoded the key in base64
 * @param since when it was approved here, if it was
 */
record KnownHostsLine(boolean revoked, String hosts, String algorithm, String encoded, Optional<Instant> since) {
    private static final int SSH_PORT = 22;
    private static final String REVOKED = "@revoked";

    /** Empty for what is no key that can be compared: comments, damage, authorities, and algorithms that nobody here speaks. */
    static Optional<KnownHostsLine> parse(String line) {
        List<String> words = List.of(line.strip().split("[ \t]+"));
        boolean revoked = words.getFirst().equals(REVOKED);
        int at = revoked ? 1 : 0;
        if (words.size() < at + 3
                || words.get(at).startsWith("@")
                || words.get(at).startsWith("#")
                || !KnownHostsKey.ALGORITHMS.contains(words.get(at + 1))) {
            return Optional.empty();
        }
        String encoded = words.get(at + 2);
        try {
            if (Base64.getDecoder().decode(encoded).length == 0) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return Optional.of(new KnownHostsLine(
                revoked, words.get(at), words.get(at + 1), encoded, ApprovedSince.of(words.getLast())));
    }

    /**
     * What is wrong with a line, as the end of a sentence; empty where nothing is. Comments are right, and so are markers,
     * algorithms and protocol versions that somebody else may know.
     */
    static String damage(String line) {
        List<String> words = List.of(line.strip().split("[ \t]+"));
        String first = words.getFirst();
        if (first.isEmpty() || first.startsWith("#")) {
            return "";
        }
        int at = first.startsWith("@") ? 1 : 0;
        if (words.size() < at + 3) {
            return "it has no host, algorithm and key";
        }
        // Protocol version 1: bits, exponent and modulus.
        if (words.size() > at + 3
                && words.get(at + 1).matches("[0-9]{1,5}")
                && words.get(at + 2).matches("[0-9]{1,9}")) {
            return "";
        }
        String hosts = words.get(at);
        if (hosts.startsWith("|") && !hosts.matches("\\|1\\|[A-Za-z0-9+/=]{1,100}\\|[A-Za-z0-9+/=]{1,100}")) {
            return "its hashed host name is damaged";
        }
        return KnownHostsKey.damage(words.get(at + 1), words.get(at + 2));
    }

    /** How a host is written there. */
    static String written(String name, int port) {
        String lower = name.toLowerCase(Locale.ROOT);
        return port == SSH_PORT ? lower : "[" + lower + "]:" + port;
    }

    /** @throws IllegalArgumentException where such a name can't be written into the file */
    static String line(String name, int port, HostIdentity identity, Instant now) {
        if (!name.matches("[A-Za-z0-9._:%-]{1,255}")) {
            throw new IllegalArgumentException("no host name: " + name);
        }
        return written(name, port) + " " + identity.algorithm() + " " + identity.encoded() + " "
                + ApprovedSince.word(now);
    }

    boolean covers(String written) {
        if (hosts.startsWith("|")) {
            return coversHashed(hosts, written);
        }
        boolean covered = false;
        for (String pattern : hosts.split(",")) {
            boolean not = pattern.startsWith("!");
            if (matches((not ? pattern.substring(1) : pattern).toLowerCase(Locale.ROOT), written)) {
                if (not) {
                    return false;
                }
                covered = true;
            }
        }
        return covered;
    }

    /** The hosts it is for, if it just names them. */
    Set<String> plainNames() {
        return hosts.startsWith("|") || hosts.matches(".*[*?!].*")
                ? Set.of()
                : Arrays.stream(hosts.split(","))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it names just this host, not a pattern that happens to cover it. */
    boolean names(String written) {
        return hosts.startsWith("|")
                ? coversHashed(hosts, written)
                : List.of(hosts.toLowerCase(Locale.ROOT).split(",")).contains(written);
    }

    HostIdentity identity() {
        return new HostIdentity(HostIdentity.Kind.SSH_HOST_KEY, algorithm, encoded);
    }

    Approval approval() {
        return new Approval(
                HostIdentity.Kind.SSH_HOST_KEY, hosts, algorithm, identity().fingerprint(), since);
    }

    /** {@code |1|salt|HMAC-SHA1 of the name}. */
    static boolean coversHashed(String hosts, String written) {
        String[] parts = hosts.split("\\|", -1);
        if (parts.length != 4 || !parts[1].equals("1")) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(written.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** With {@code *} and {@code ?}; takes no longer than the product of the lengths. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
