package dev.rollcall.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credentials of a vault as bytes, in the order they were added: how many; then for each its kind, name, user, query, and up to
 * two texts whose meaning the kind decides. A text is its length and that many bytes of UTF-8.
 */
final class VaultBody {
    private static final int MOST = 10_000;

    private VaultBody() {}

    /** The caller overwrites what it gets. */
    static byte[] write(List<KeptCredential> kept) {
        try (WipedBytes out = new WipedBytes()) {
            out.put(kept.size());
            for (KeptCredential one : kept) {
                out.put(one.kind().number());
                text(out, one.name());
                text(out, one.credential().user());
                text(out, one.query().orElse(""));
                switch (one.credential()) {
                    case Credential.Password password -> secret(out, password.password());
                    case Credential.SshKey key -> {
                        secret(out, key.key());
                        out.put(key.passphrase().isPresent() ? 1 : 0);
                        key.passphrase().ifPresent(passphrase -> secret(out, passphrase));
                    }
                    case Credential.KerberosPassword password -> secret(out, password.password());
                    case Credential.KerberosKeytab keytab ->
                        text(out, keytab.keytab().toString());
                    case Credential.SshAgent _, Credential.KerberosTickets _, Credential.CurrentUser _ -> {}
                }
            }
            return out.copy();
        }
    }

    private static void text(WipedBytes out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put(bytes.length);
        out.put(bytes);
    }

    private static void secret(WipedBytes out, Secret secret) {
        secret.withUtf8(bytes -> {
            out.put(bytes.length);
            out.put(bytes);
            return true;
        });
    }

    /** @throws VaultImage.UnreadableException if a newer version of this program wrote it */
    static List<KeptCredential> read(byte[] bytes) throws VaultImage.UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int count = in.getInt();
            if (count < 0 || count > MOST) {
                throw unknown();
            }
            List<KeptCredential> kept = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                CredentialKind kind = CredentialKind.ofNumber(in.getInt()).orElseThrow(VaultBody::unknown);
                String name = text(in);
                String user = text(in);
                String query = text(in);
                kept.add(new KeptCredential(
                        credential(kind, name, user, in), Optional.of(query).filter(said -> !said.isEmpty())));
            }
            return kept;
        } catch (BufferUnderflowException | CharacterCodingException | InvalidPathException _) {
            throw unknown();
        }
    }

    private static Credential credential(CredentialKind kind, String name, String user, ByteBuffer in)
            throws CharacterCodingException {
        return switch (kind) {
            case PASSWORD -> new Credential.Password(name, user, secret(in));
            case SSH_KEY ->
                new Credential.SshKey(
                        name, user, secret(in), in.getInt() == 1 ? Optional.of(secret(in)) : Optional.empty());
            case SSH_AGENT -> new Credential.SshAgent(name, user);
            case KERBEROS_PASSWORD -> new Credential.KerberosPassword(name, user, secret(in));
            case KERBEROS_KEYTAB -> new Credential.KerberosKeytab(name, user, Path.of(text(in)));
            case KERBEROS_TICKETS -> new Credential.KerberosTickets(name, user);
            case CURRENT_USER -> new Credential.CurrentUser(name);
        };
    }

    private static String text(ByteBuffer in) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(part(in)).toString();
    }

    private static Secret secret(ByteBuffer in) throws CharacterCodingException {
        return SecretText.decoded(part(in));
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static VaultImage.UnreadableException unknown() {
        return new VaultImage.UnreadableException("holds what only a newer version of this program understands");
    }
}
