package dev.rollcall.remote.ssh;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.common.Buffer;

/** An SSH agent that holds RSA keys. */
final class AgentPeer implements AutoCloseable {
    final AtomicInteger signatures = new AtomicInteger();
    private final ServerSocketChannel listener;
    private final List<KeyPair> keys;

    AgentPeer(Path at, List<KeyPair> keys) throws IOException {
        this.keys = keys;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(at));
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (listener.isOpen()) {
            try (SocketChannel caller = listener.accept()) {
                DataInputStream in = new DataInputStream(Channels.newInputStream(caller));
                byte[] question = in.readNBytes(in.readInt());
                byte[] answer = answer(new Buffer.PlainBuffer(question));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(caller));
                out.writeInt(answer.length);
                out.write(answer);
                out.flush();
            } catch (IOException | GeneralSecurityException gone) {
                // The next one.
            }
        }
    }

    private byte[] answer(Buffer.PlainBuffer question) throws IOException, GeneralSecurityException {
        Buffer.PlainBuffer answer = new Buffer.PlainBuffer();
        if (question.readByte() == 11) {
            answer.putByte((byte) 12).putUInt32(keys.size());
            for (KeyPair pair : keys) {
                answer.putBytes(encoded(pair)).putString("a comment");
            }
            return answer.getCompactData();
        }
        byte[] wanted = question.readBytes();
        byte[] data = question.readBytes();
        for (KeyPair pair : keys) {
            if (Arrays.equals(wanted, encoded(pair)) && question.readUInt32() == 4) {
                signatures.incrementAndGet();
                Signature signature = Signature.getInstance("SHA512withRSA");
                signature.initSign(pair.getPrivate());
                signature.update(data);
                byte[] blob = new Buffer.PlainBuffer()
                        .putString("rsa-sha2-512")
                        .putBytes(signature.sign())
                        .getCompactData();
                return answer.putByte((byte) 14).putBytes(blob).getCompactData();
            }
        }
        return new byte[] {5};
    }

    private static byte[] encoded(KeyPair pair) {
        return new Buffer.PlainBuffer().putPublicKey(pair.getPublic()).getCompactData();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
