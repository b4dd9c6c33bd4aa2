package dev.rollcall.remote;

/** Leave to send a credential, asked for at the last moment before it leaves the program: hosts that never get there hold nobody up. */
@FunctionalInterface
public interface Leave {
    /** For who has no lock-out to fear. */
    Leave FREE = () -> {};

    /**
     * Returns when the credential may be sent.
     *
     * @throws RemoteException where it must not be
     */
    void toSend() throws RemoteException, InterruptedException;
}
