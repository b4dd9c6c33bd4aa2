package dev.rollcall.remote.winrm.seal;

import dev.rollcall.remote.RemoteException;

/** What encrypts the bodies of one connection after its log-on. Messages must come in order; for one thread at a time. */
public interface MessageProtection {
    /** The value of {@code protocol=} in the content type: it follows the HTTP scheme, not the mechanism. */
    String protocol();

    SealedMessage seal(byte[] plain) throws RemoteException;

    /** @throws RemoteException where the message is not the other side's, or not the next one */
    byte[] open(SealedMessage message) throws RemoteException;
}
