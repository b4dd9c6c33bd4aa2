package dev.rollcall.probe.dns;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** One question as it goes over the wire; its number is random (RFC 5452). */
final class Question {
    private final Message query;
    private final byte[] wire;

    Question(Name name, int type) {
        query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        wire = query.toWire();
    }

    byte[] wire() {
        return wire.clone();
    }

    /** The message, if it is an answer to this question; anything else is somebody else's, or made up. */
    Optional<Message> answeredBy(byte[] bytes) {
        try {
            Message message = new Message(bytes);
            boolean ours = message.getHeader().getID() == query.getHeader().getID()
                    && message.getHeader().getFlag(Flags.QR)
                    && message.getQuestion() != null
                    && message.getQuestion().equals(query.getQuestion());
            return ours ? Optional.of(message) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // Not a DNS message; the library says so in either way.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        Record question = query.getQuestion();
        return Type.string(question.getType()) + " " + question.getName().toString(true);
    }
}
