package dev.rollcall.matrix;

/**
 * One way to go on typing a query: {@code insert} takes the place of the text from {@code start} to just before {@code end}.
 *
 * @param about what it stands for, in a few words; may be empty
 */
public record Suggestion(int start, int end, String insert, String about) {}
