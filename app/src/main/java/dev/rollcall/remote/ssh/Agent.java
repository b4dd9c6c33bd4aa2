package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/** The SSH agent of the person in front of the program. Safe for many threads: each question has its own connection. */
final class Agent {
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte SIGN_REQUEST = 13;
    private static final int MOST_KEYS = 100;
    /** Only a signature may wait for a person to agree to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path at;

    Agent(Path at) {
        this.at = at;
    }

    /** Where one answers: as OpenSSH's variable says, or on Windows its fixed pipe. */
    static Optional<Path> usual(Map<String, String> environment) {
        String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
        if (!socket.isBlank()) {
            return Optional.of(Path.of(socket));
        }
        boolean windows = environment.getOrDefault("OS", "").startsWith("Windows");
        return windows ? Optional.of(Path.of("\\\\.\\pipe\\openssh-ssh-agent")) : Optional.empty();
    }

    /** A public key that the agent can sign for. */
    static final class Key {
        private final String type;
        private final byte[] encoded;

        private Key(String type, byte[] encoded) {
            this.type = type;
            this.encoded = encoded;
        }

        String type() {
            return type;
        }

        /** In wire form (RFC 4253 section 6.6). */
        byte[] encoded() {
            return encoded.clone();
        }
    }

    List<Key> keys(Deadline deadline) throws IOException {
        try (AgentLine line = AgentLine.open(at, deadline.within(PATIENCE))) {
            Buffer.PlainBuffer answer = line.ask(new byte[] {REQUEST_IDENTITIES}, AgentLine.IDENTITIES_ANSWER);
            long count = answer.readUInt32();
            List<Key> keys = new ArrayList<>();
            for (int i = 0; i < Math.min(count, MOST_KEYS); i++) {
                byte[] encoded = answer.readBytes();
                answer.readBytes(); // what its owner calls it
                String type = new Buffer.PlainBuffer(encoded).readString();
                if (!type.contains("-cert-")) {
                    keys.add(new Key(type, encoded));
                }
            }
            return keys;
        }
    }

    /** @param flags 2 and 4 ask an RSA key for SHA-256 and SHA-512 */
    byte[] sign(Key key, byte[] data, int flags, Deadline deadline) throws IOException {
        try (AgentLine line = AgentLine.open(at, deadline)) {
            byte[] request = new Buffer.PlainBuffer()
                    .putByte(SIGN_REQUEST)
                    .putBytes(key.encoded())
                    .putBytes(data)
                    .putUInt32(flags)
                    .getCompactData();
            return line.ask(request, AgentLine.SIGN_RESPONSE).readBytes();
        }
    }
}
