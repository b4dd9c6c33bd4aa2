package dev.rollcall.remote.winrm;

import dev.rollcall.remote.winrm.seal.MessageProtection;

/** How the messages of a connection are kept secret after its log-on. */
sealed interface Protected {
    /** By TLS: SOAP travels as it is. */
    record ByTls() implements Protected {}

    /** By TLS, and the password goes along with each request. */
    record ByTlsWithPassword(BasicHeader header) implements Protected {}

    /** By the mechanism of the log-on. Whatever comes back otherwise is refused. */
    record ByLogOn(MessageProtection protection) implements Protected {}
}
