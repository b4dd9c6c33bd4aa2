package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.seal.MessageProtection;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;

/** Encrypts by wrap tokens (RFC 4121 section 4.2.6.2), laid out as Windows wants them. For one thread at a time. */
public final class KerberosSealing implements MessageProtection {
    private final GSSContext context;

    KerberosSealing(GSSContext context) {
        this.context = context;
    }

    @Override
    public String protocol() {
        return "application/HTTP-Kerberos-session-encrypted";
    }

    @Override
    public SealedMessage seal(byte[] plain) throws RemoteException {
        try {
            return WrapToken.rotated(context.wrap(plain, 0, plain.length, new MessageProp(0, true)), plain.length);
        } catch (GSSException e) {
            throw new RemoteException(Problem.FAILED, "Kerberos could not encrypt a message", e);
        }
    }

    @Override
    public byte[] open(SealedMessage message) throws RemoteException {
        byte[] token = new byte[message.header().length + message.data().length];
        System.arraycopy(message.header(), 0, token, 0, message.header().length);
        System.arraycopy(message.data(), 0, token, message.header().length, message.data().length);
        MessageProp properties = new MessageProp(0, true);
        byte[] plain;
        try {
            plain = context.unwrap(token, 0, token.length, properties);
        } catch (GSSException e) {
            throw new RemoteException(Problem.FAILED, "An answer was changed on its way, or is not the host's", e);
        }
        if (!properties.getPrivacy()
                || properties.isDuplicateToken()
                || properties.isUnseqToken()
                || properties.isOldToken()
                || properties.isGapToken()) {
            throw new RemoteException(Problem.FAILED, "An answer was not encrypted, or is not the next one");
        }
        return plain;
    }
}
