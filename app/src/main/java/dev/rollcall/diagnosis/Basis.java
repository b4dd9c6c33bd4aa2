package dev.rollcall.diagnosis;

/**
 * What a cause rests on.
 *
 * @param entry in the catalogue of the knowledge base, e.g. {@code C09}
 * @param source documents, in a few words
 */
public record Basis(String entry, Sureness sureness, String source) {}
