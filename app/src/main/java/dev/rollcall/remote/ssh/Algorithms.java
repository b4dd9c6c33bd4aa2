package dev.rollcall.remote.ssh;

import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** What of SSH's algorithms is used: sound ones first, a few old ones for old hosts last, broken ones not at all. */
final class Algorithms {
    private Algorithms() {}

    static Config config() {
        DefaultConfig config = new Untested();
        config.setLoggerFactory(new Silence());
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        // Certificates for hosts are judged by nobody here; DSA has been given up everywhere.
        config.setKeyAlgorithms(config.getKeyAlgorithms().stream()
                .filter(algorithm -> !algorithm.getName().contains("-cert-")
                        && !algorithm.getName().equals("ssh-dss"))
                .toList());
        config.setCipherFactories(List.of(
                ChachaPolyCiphers.CHACHA_POLY_OPENSSH(),
                GcmCiphers.AES128GCM(),
                GcmCiphers.AES256GCM(),
                BlockCiphers.AES128CTR(),
                BlockCiphers.AES192CTR(),
                BlockCiphers.AES256CTR(),
                BlockCiphers.AES128CBC(),
                BlockCiphers.AES256CBC()));
        return config;
    }

    /** Goes through what a key exchange needs, for nobody: the libraries load most of it when it is first used. */
    static void warm(Config config) {
        try (SSHClient _ = new SSHClient(config)) {
            config.getKeyExchangeFactories().getFirst().create();
            SecurityUtils.getKeyPairGenerator("X25519").generateKeyPair();
            Signature signature = SecurityUtils.getSignature("Ed25519");
            signature.initSign(SecurityUtils.getKeyPairGenerator("Ed25519")
                    .generateKeyPair()
                    .getPrivate());
            signature.sign();
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            // Whoever logs on hears of it.
        }
    }

    /** Without a trial of every cipher that sshj knows, most of which nobody uses: it costs each start a quarter of a second. */
    private static final class Untested extends DefaultConfig {
        @Override
        protected void initCipherFactories() {
            setCipherFactories(List.of());
        }
    }

    /** What goes wrong reaches whoever asked, as an exception; hosts don't get to write into anybody's log. */
    private static final class Silence implements LoggerFactory {
        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> owner) {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
