package dev.rollcall.probe.tls;

import java.util.Optional;
import javax.net.ssl.SSLEngine;

/** Loads the best engines with the first that is opened: whoever looks at no TLS need not wait for a native library. */
final class LateTlsEngines implements TlsEngines {
    private Optional<TlsEngines> loaded = Optional.empty();

    private synchronized TlsEngines engines() {
        TlsEngines engines = loaded.orElseGet(TlsEngines::load);
        loaded = Optional.of(engines);
        return engines;
    }

    @Override
    public SSLEngine open(Optional<String> serverName) {
        return engines().open(serverName);
    }

    @Override
    public void release(SSLEngine engine) {
        engines().release(engine);
    }

    @Override
    public String name() {
        return engines().name();
    }
}
