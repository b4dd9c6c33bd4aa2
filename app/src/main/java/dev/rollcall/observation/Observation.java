package dev.rollcall.observation;

/** What one probe saw, as plain facts. A negative answer ("NLA required", "no such name") is an observation too. */
public sealed interface Observation
        permits DnsObservation,
                PortObservation,
                NlaObservation,
                CertificateObservation,
                AccessObservation,
                LinkObservation,
                GatewayObservation,
                InsideObservation {}
