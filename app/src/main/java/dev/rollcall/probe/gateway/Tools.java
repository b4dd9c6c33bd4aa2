package dev.rollcall.probe.gateway;

import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.time.InstantSource;

/** What all visits share. */
record Tools(TlsEngines engines, CertificateReader certificates, ChainTrust trust, InstantSource clock) {}
