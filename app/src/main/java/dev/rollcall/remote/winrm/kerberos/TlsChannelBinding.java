package dev.rollcall.remote.winrm.kerberos;

import java.util.Optional;
import org.ietf.jgss.ChannelBinding;

/**
 * A channel binding as Windows computes it. The public class of the JDK hashes another address type than Windows expects, and a wrong
 * binding is refused where none would not be; so it is this internal class, or none. Needs
 * {@code --add-exports java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED}.
 */
final class TlsChannelBinding {
    private static final String INTERNAL = "sun.security.jgss.krb5.internal.TlsChannelBindingImpl";

    private TlsChannelBinding() {}

    static Optional<ChannelBinding> of(byte[] applicationData) {
        try {
            Object binding =
                    Class.forName(INTERNAL).getConstructor(byte[].class).newInstance((Object) applicationData);
            return Optional.of((ChannelBinding) binding);
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
