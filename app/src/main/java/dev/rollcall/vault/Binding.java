package dev.rollcall.vault;

/** Which hosts a credential is for; holds nothing secret. */
public record Binding(String credential, String query) {}
