package dev.rollcall.probe.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** Java's own TLS. Refuses TLS 1.0 and 1.1, unless the process says otherwise, and costs about three times the native one. */
public final class JdkTlsEngines implements TlsEngines {
    private final SSLContext context;

    public JdkTlsEngines() {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }

    @Override
    public SSLEngine open(Optional<String> serverName) {
        // Without a peer's name and port Java keeps no session that could be resumed.
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        serverName.flatMap(JdkTlsEngines::named).ifPresent(name -> {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(name));
            engine.setSSLParameters(parameters);
        });
        return engine;
    }

    /** Empty for the underscores that names of Windows machines may have: Java sends none such. */
    private static Optional<SNIServerName> named(String name) {
        try {
            return Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }

    @Override
    public void release(SSLEngine engine) {
        // All of it is on the heap.
    }

    @Override
    public String name() {
        return "Java";
    }
}
