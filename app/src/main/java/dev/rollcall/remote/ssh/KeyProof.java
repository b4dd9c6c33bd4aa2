package dev.rollcall.remote.ssh;

import java.security.KeyPair;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** A private key: the host is asked whether it knows the public one, and only then given one signature. */
final class KeyProof extends AuthPublickey implements Proof {
    private volatile boolean signed;

    KeyProof(KeyPair pair) {
        super(new KeyPairWrapper(pair));
    }

    @Override
    public AuthPublickey method() {
        return this;
    }

    @Override
    public boolean sent() {
        return signed;
    }

    @Override
    public void handle(Message command, SSHPacket packet) throws UserAuthException, TransportException {
        if (signed) {
            throw new UserAuthException("the host asked for a second signature");
        }
        signed = command == Message.USERAUTH_60;
        super.handle(command, packet);
    }

    /** With the next signature algorithm of an RSA key, as long as nothing was signed. */
    @Override
    public boolean shouldRetry() {
        return !signed && super.shouldRetry();
    }
}
