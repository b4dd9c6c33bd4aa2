package dev.rollcall.remote.winrm.ntlm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The attribute-value pairs of a challenge and of the answer to it (MS-NLMP 2.2.2.1). Keeps their order. */
final class TargetInformation {
    static final int END = 0;
    static final int FLAGS = 6;
    static final int TIMESTAMP = 7;
    static final int TARGET_NAME = 9;
    static final int CHANNEL_BINDINGS = 10;
    /** In {@link #FLAGS}: the answer carries a message integrity code. */
    static final int HAS_INTEGRITY_CODE = 2;

    private static final int HEADER = 4;

    private final Map<Integer, byte[]> pairs = new LinkedHashMap<>();

    static TargetInformation parse(byte[] encoded) throws RemoteException {
        TargetInformation information = new TargetInformation();
        ByteBuffer buffer = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= HEADER) {
            int id = Short.toUnsignedInt(buffer.getShort());
            int length = Short.toUnsignedInt(buffer.getShort());
            if (id == END) {
                return information;
            }
            if (length > buffer.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            buffer.get(value);
            information.put(id, value);
        }
        throw new RemoteException(Problem.FAILED, "The host's NTLM challenge is cut off");
    }

    Optional<byte[]> get(int id) {
        return Optional.ofNullable(pairs.get(id)).map(byte[]::clone);
    }

    void put(int id, byte[] value) {
        pairs.put(id, value.clone());
    }

    /** Sets a bit of {@link #FLAGS}, keeping those that are set. */
    void flag(int bit) {
        int flags = get(FLAGS)
                .filter(value -> value.length == Integer.BYTES)
                .map(value ->
                        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt())
                .orElse(0);
        put(
                FLAGS,
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(flags | bit)
                        .array());
    }

    byte[] encoded() {
        int length =
                pairs.values().stream().mapToInt(value -> HEADER + value.length).sum() + HEADER;
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        pairs.forEach((id, value) ->
                buffer.putShort(id.shortValue()).putShort((short) value.length).put(value));
        return Arrays.copyOf(buffer.array(), length);
    }
}
