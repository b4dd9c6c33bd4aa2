package dev.rollcall.remote.winrm.soap;

/** The host answered with a fault. Stays within the package above, which says it in words. */
public final class FaultException extends Exception {
    private final transient Fault fault;

    public FaultException(Fault fault) {
        super("fault " + fault.code() + " " + fault.subcode());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
