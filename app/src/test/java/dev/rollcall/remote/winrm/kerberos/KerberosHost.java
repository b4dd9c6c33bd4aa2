package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.winrm.seal.MessageProtection;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;

/** The host's side of Kerberos log-ons, with the key of a service. Takes messages only in the layout that Windows wants. */
public final class KerberosHost {
    private static final int HEADER = 16;
    private static final int CONFOUNDER = 16;
    /** Copy of the header and checksum, of AES with SHA-1. */
    private static final int ROTATION = 28;

    private final Subject subject;

    private KerberosHost(Subject subject) {
        this.subject = subject;
    }

    /** What became of a ticket that was good. */
    public record LoggedOn(ByteBuffer token, MessageProtection protection) {
        public byte[] answer() {
            byte[] bytes = new byte[token.remaining()];
            token.duplicate().get(bytes);
            return bytes;
        }
    }

    /** @param service such as {@code HTTP/host@REALM}, whose key is in the keytab */
    public static KerberosHost of(String service, Path keytab) throws LoginException {
        Map<String, String> options = Map.of(
                "principal", service,
                "useKeyTab", "true",
                "keyTab", keytab.toString(),
                "storeKey", "true",
                "isInitiator", "false",
                "refreshKrb5Config", "true");
        Configuration configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            "com.sun.security.auth.module.Krb5LoginModule", LoginModuleControlFlag.REQUIRED, options)
                };
            }
        };
        Subject subject = new Subject();
        new LoginContext("host", subject, _ -> {}, configuration).login();
        return new KerberosHost(subject);
    }

    /**
     * Empty where the host refuses.
     *
     * @param scheme of HTTP, which names what protects the messages
     * @param channel application data of the TLS channel, where there is one
     */
    public Optional<LoggedOn> accept(byte[] token, String scheme, Optional<byte[]> channel) {
        try {
            return Optional.of(Subject.callAs(subject, () -> {
                GSSContext context = GSSManager.getInstance().createContext((GSSCredential) null);
                if (channel.isPresent()) {
                    context.setChannelBinding(
                            TlsChannelBinding.of(channel.get()).orElseThrow());
                }
                byte[] answer = context.acceptSecContext(token, 0, token.length);
                return new LoggedOn(ByteBuffer.wrap(answer), new Sealing(context, scheme));
            }));
        } catch (CompletionException _) {
            return Optional.empty();
        }
    }

    /** In the order of RFC 4121, but rotated: the data last, as long as it was before. */
    private record Sealing(GSSContext context, String scheme) implements MessageProtection {
        @Override
        public String protocol() {
            String name = scheme.equals("Negotiate") ? "SPNEGO" : scheme;
            return "application/HTTP-" + name + "-session-encrypted";
        }

        @Override
        public SealedMessage seal(byte[] plain) {
            try {
                byte[] token = context.wrap(plain, 0, plain.length, new MessageProp(0, true));
                int dataAt = HEADER + CONFOUNDER;
                byte[] header = new byte[dataAt + ROTATION];
                System.arraycopy(token, 0, header, 0, HEADER);
                header[7] = ROTATION;
                System.arraycopy(token, token.length - ROTATION, header, HEADER, ROTATION);
                System.arraycopy(token, HEADER, header, HEADER + ROTATION, CONFOUNDER);
                return new SealedMessage(header, Arrays.copyOfRange(token, dataAt, dataAt + plain.length));
            } catch (GSSException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] open(SealedMessage message) {
            byte[] header = message.header();
            if (header.length != HEADER + CONFOUNDER + ROTATION
                    || ByteBuffer.wrap(header).getShort(6) != ROTATION) {
                throw new IllegalArgumentException("not as Windows lays it out");
            }
            byte[] token = Arrays.copyOf(header, header.length + message.data().length);
            System.arraycopy(message.data(), 0, token, header.length, message.data().length);
            try {
                MessageProp said = new MessageProp(0, true);
                byte[] plain = context.unwrap(token, 0, token.length, said);
                if (!said.getPrivacy() || said.isDuplicateToken() || said.isUnseqToken()) {
                    throw new IllegalArgumentException("not encrypted, or not the next one");
                }
                return plain;
            } catch (GSSException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
