package dev.rollcall.observation;

/** The inside of what a probe sees from outside too. It stands beside the outside look of the same check, and never alone. */
public sealed interface InsideHalf extends InsideObservation permits ListenerInside, NlaInside, CertificateInside {}
