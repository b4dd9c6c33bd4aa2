package dev.rollcall.policy;

/** One thing that applies to what a check saw. {@code summary} says it in a few words. */
record Remark(Code code, String summary) {}
