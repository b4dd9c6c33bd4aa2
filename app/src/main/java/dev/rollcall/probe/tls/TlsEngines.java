package dev.rollcall.probe.tls;

import java.util.Optional;
import javax.net.ssl.SSLEngine;

/**
 * Makes client engines that trust anything, keep no sessions and show no certificate. Safe for many threads.
 *
 * <p>Which versions and keys are too old is for the policy to say, so an engine should take as many as it can.
 */
public interface TlsEngines {
    /**
     * A fresh engine.
     *
     * @param serverName for server name indication (RFC 6066); empty for an address
     */
    SSLEngine open(Optional<String> serverName);

    /** Gives back what an engine holds outside the heap. The engine is dead afterwards. */
    void release(SSLEngine engine);

    /** What carries it out, for people: e.g. {@code BoringSSL}. */
    String name();

    /** The native engines where this computer can load them, otherwise Java's own; loaded when the first is opened. */
    static TlsEngines best() {
        return new LateTlsEngines();
    }

    /** The same, loaded at once. */
    static TlsEngines load() {
        return NativeTlsEngines.load().<TlsEngines>map(engines -> engines).orElseGet(JdkTlsEngines::new);
    }
}
