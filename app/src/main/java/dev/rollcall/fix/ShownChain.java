package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.rdp.Call;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.rdp.ConnectionRequest;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The certificates that a listener shows, whole: what is kept of a look is not enough to trust one. */
final class ShownChain {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST = 10;

    private ShownChain() {}

    /**
     * As sent, the host's own first.
     *
     * @throws InputException where it shows none
     */
    static List<X509Certificate> of(Host host, InetAddress address, Deadline deadline)
            throws InputException, InterruptedException {
        Overheard overheard = new Overheard(TlsEngines.best());
        Optional<String> serverName =
                host.name().matches("[0-9.]+|.*:.*") ? Optional.empty() : Optional.of(host.name());
        Caller caller = new Caller(
                new InetSocketAddress(address, host.port()),
                serverName,
                "rollcall",
                TIMEOUT,
                deadline,
                InstantSource.system(),
                new Caller.Tools(overheard, new CertificateReader(), Optional.empty()));
        Transcript words = Transcript.startingNow(System::nanoTime);
        try (Call call = new Call(caller)) {
            Opening opening = call.open(ConnectionRequest.SECURE, words);
            call.secure(opening, words, words);
        } catch (ConnectionFault ours) {
            throw new InputException(host.label() + ": " + ours.words());
        }
        if (overheard.chain.isEmpty()) {
            throw new InputException(host.label() + " shows no certificate now: check it again");
        }
        return List.copyOf(overheard.chain);
    }

    /** Makes engines as another does, and keeps what they were shown. For one call. */
    private static final class Overheard implements TlsEngines {
        private final TlsEngines engines;
        private final List<X509Certificate> chain = new ArrayList<>();

        private Overheard(TlsEngines engines) {
            this.engines = engines;
        }

        @Override
        public SSLEngine open(Optional<String> serverName) {
            return engines.open(serverName);
        }

        @Override
        public void release(SSLEngine engine) {
            try {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                for (Certificate each : engine.getSession().getPeerCertificates()) {
                    if (chain.size() < MOST
                            && factory.generateCertificate(new ByteArrayInputStream(each.getEncoded()))
                                    instanceof X509Certificate certificate) {
                        chain.add(certificate);
                    }
                }
            } catch (SSLPeerUnverifiedException | CertificateException unreadable) {
                chain.clear();
            } finally {
                engines.release(engine);
            }
        }

        @Override
        public String name() {
            return engines.name();
        }
    }
}
