package dev.rollcall.probe.dns;

import org.xbill.DNS.Message;

/** What came of one question to one name server. */
sealed interface Answer {
    /** A well-formed answer to this very question. */
    record Answered(Message message) implements Answer {}

    record TimedOut() implements Answer {}

    /** The server could not be reached: ICMP, no route. */
    record Unreachable() implements Answer {}
}
