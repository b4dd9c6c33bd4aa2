package dev.rollcall.probe.rdp;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The envelope of CredSSP (MS-CSSP 2.2.1), as far as a server's first answer needs.
 *
 * @param token the first negotiation token, if any
 * @param errorCode an NTSTATUS in place of it
 */
record TsRequest(int version, Optional<ByteBuffer> token, OptionalInt errorCode) {
    static final int LONGEST = 64 * 1024;

    private static final int OUR_VERSION = 6;
    private static final int VERSION = 0;
    private static final int TOKENS = 1;
    private static final int ERROR_CODE = 4;

    static TsRequest read(byte[] bytes, int length) throws MalformedException {
        Der fields = new Der(ByteBuffer.wrap(bytes, 0, length)).inside(Der.SEQUENCE);
        int version = 0;
        Optional<ByteBuffer> token = Optional.empty();
        OptionalInt errorCode = OptionalInt.empty();
        while (fields.hasMore()) {
            int field = fields.nextTag() - Der.CONTEXT;
            Der value = new Der(fields.next());
            switch (field) {
                case VERSION -> version = value.integer();
                case TOKENS ->
                    token = Optional.of(value.inside(Der.SEQUENCE)
                            .inside(Der.SEQUENCE)
                            .inside(Der.CONTEXT)
                            .content(Der.OCTETS));
                case ERROR_CODE -> errorCode = OptionalInt.of(value.integer());
                default -> {}
            }
        }
        return new TsRequest(version, token, errorCode);
    }

    /** Our message around one short token. Bare NTLM, as FreeRDP's servers know nothing else here and Windows takes both. */
    static byte[] around(byte[] token) {
        byte[] tokens = wrap(
                Der.CONTEXT + TOKENS,
                wrap(Der.SEQUENCE, wrap(Der.SEQUENCE, wrap(Der.CONTEXT, wrap(Der.OCTETS, token)))));
        byte[] version = wrap(Der.CONTEXT, wrap(Der.INTEGER, new byte[] {OUR_VERSION}));
        return wrap(
                Der.SEQUENCE,
                ByteBuffer.allocate(version.length + tokens.length)
                        .put(version)
                        .put(tokens)
                        .array());
    }

    private static byte[] wrap(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 2)
                .put((byte) tag)
                .put((byte) content.length)
                .put(content)
                .array();
    }
}
