package dev.rollcall.probe;

import java.util.List;

/** Every probe of a listener there is, each after those it builds on. */
final class Probes {
    private Probes() {}

    /** @param knocks at hosts whose port gives no answer */
    static List<Probe> all(ManagementKnock knocks) {
        return List.of(new PortProbe(knocks), new NlaProbe(), new CertificateProbe(), new LinkProbe(Thread::sleep));
    }
}
