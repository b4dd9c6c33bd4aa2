package dev.rollcall.remote.winrm.ntlm;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The NTLMv2 answer to a challenge, and the key that comes with it (MS-NLMP 3.3.2). */
final class NtlmResponse {
    private static final int HEADER = 28;
    private static final byte[] VERSIONS = {1, 1};

    private final byte[] response;
    private final byte[] sessionBaseKey;

    /**
     * @param responseKey NTOWFv2
     * @param time FILETIME in its eight bytes
     */
    NtlmResponse(
            byte[] responseKey, byte[] serverChallenge, byte[] clientChallenge, byte[] time, byte[] targetInformation) {
        byte[] temp = ByteBuffer.allocate(HEADER + targetInformation.length + Integer.BYTES)
                .put(VERSIONS)
                .position(Long.BYTES)
                .put(time)
                .put(clientChallenge)
                .position(HEADER)
                .put(targetInformation)
                .array();
        byte[] proof = Digests.hmacMd5(responseKey, serverChallenge, temp);
        response = Arrays.copyOf(proof, proof.length + temp.length);
        System.arraycopy(temp, 0, response, proof.length, temp.length);
        sessionBaseKey = Digests.hmacMd5(responseKey, proof);
    }

    byte[] bytes() {
        return response.clone();
    }

    byte[] sessionBaseKey() {
        return sessionBaseKey.clone();
    }
}
