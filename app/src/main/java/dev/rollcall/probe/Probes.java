package dev.rollcall.probe;

import java.util.List;

/** Every probe of a listener there is, each after those it builds on. */
final class Probes {
    static final List<Probe> ALL =
            List.of(new PortProbe(), new NlaProbe(), new CertificateProbe(), new LinkProbe(Thread::sleep));

    private Probes() {}
}
