package dev.rollcall.probe.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
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
        serverName.ifPresent(name -> {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            engine.setSSLParameters(parameters);
        });
        return engine;
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
