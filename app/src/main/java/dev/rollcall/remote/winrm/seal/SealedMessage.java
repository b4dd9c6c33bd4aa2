package dev.rollcall.remote.winrm.seal;

/** One encrypted message: the mechanism's header, and as many encrypted bytes as there were plain ones. */
public final class SealedMessage {
    private final byte[] header;
    private final byte[] data;

    /** Takes both arrays over. */
    public SealedMessage(byte[] header, byte[] data) {
        this.header = header;
        this.data = data;
    }

    public byte[] header() {
        return header;
    }

    public byte[] data() {
        return data;
    }
}
