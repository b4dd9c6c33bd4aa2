package dev.rollcall.probe.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** BoringSSL: TLS 1.0 to 1.3 in one hello, whatever Java's own security settings are, at a third of the cost. */
public final class NativeTlsEngines implements TlsEngines {
    private static final int ARENAS = 2;
    private static final int PAGE = 8192;
    private static final int PAGES_DOUBLED = 7;

    private final SslContext context;
    /** Without caches per thread: every visit is a new thread. */
    private final ByteBufAllocator allocator =
            new PooledByteBufAllocator(true, 0, ARENAS, PAGE, PAGES_DOUBLED, 0, 0, false);

    private NativeTlsEngines(SslContext context) {
        this.context = context;
    }

    /** Empty where there is no native library for this computer, or it can't be loaded. */
    public static Optional<NativeTlsEngines> load() {
        if (!OpenSsl.isAvailable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NativeTlsEngines(SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL_REFCNT)
                    .trustManager(new AnyCertificate())
                    .protocols("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
                    .ciphers(OpenSsl.availableJavaCipherSuites())
                    // No post-quantum share: it would double the size of the hello, and old listeners stumble over it.
                    .option(OpenSslContextOption.GROUPS, new String[] {"x25519", "P-256", "P-384", "P-521"})
                    .endpointIdentificationAlgorithm(null)
                    .build()));
        } catch (SSLException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    @Override
    public SSLEngine open(Optional<String> serverName) {
        return serverName
                .map(name -> context.newEngine(allocator, name, -1))
                .orElseGet(() -> context.newEngine(allocator));
    }

    @Override
    public void release(SSLEngine engine) {
        ReferenceCountUtil.release(engine);
    }

    @Override
    public String name() {
        return OpenSsl.versionString();
    }
}
