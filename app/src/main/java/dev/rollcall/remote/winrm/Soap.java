package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.http.Reply;
import dev.rollcall.remote.winrm.http.WsmanConnection;
import dev.rollcall.remote.winrm.seal.EncryptedBody;
import dev.rollcall.remote.winrm.seal.MessageProtection;
import dev.rollcall.remote.winrm.soap.Answer;
import dev.rollcall.remote.winrm.soap.FaultException;
import dev.rollcall.remote.winrm.soap.Request;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Requests and answers over a connection that is logged on. For one thread at a time. */
final class Soap implements AutoCloseable {
    static final String CONTENT_TYPE = "application/soap+xml;charset=UTF-8";

    private static final int OK = 200;
    private static final int FAULT = 500;

    private final WsmanConnection connection;
    private final Protected protection;

    Soap(WsmanConnection connection, Protected protection) {
        this.connection = connection;
        this.protection = protection;
    }

    /**
     * @throws FaultException where the host says what is wrong
     * @throws RemoteException for everything else: after that there is no going on
     */
    Answer ask(Request request, Deadline deadline) throws RemoteException, FaultException, InterruptedException {
        String id = "uuid:" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        byte[] envelope = request.envelope(connection.url(), id).getBytes(StandardCharsets.UTF_8);
        boolean done = false;
        try {
            byte[] document = switch (protection) {
                case Protected.ByLogOn(MessageProtection sealing) -> sealed(sealing, envelope, deadline);
                case Protected.ByTls() -> plain(Optional.empty(), envelope, deadline);
                case Protected.ByTlsWithPassword(BasicHeader header) ->
                    plain(Optional.of(header.made()), envelope, deadline);
            };
            Answer answer = Answer.read(document);
            if (!answer.relatesTo().isEmpty() && !answer.relatesTo().equalsIgnoreCase(id)) {
                throw new RemoteException(Problem.FAILED, "The host answered another request than ours");
            }
            done = true;
            return answer;
        } catch (FaultException e) {
            done = true;
            throw e;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private byte[] sealed(MessageProtection sealing, byte[] envelope, Deadline deadline)
            throws RemoteException, InterruptedException {
        Reply reply = connection.post(
                Optional.empty(),
                EncryptedBody.contentType(sealing.protocol()),
                EncryptedBody.encode(sealing, envelope),
                deadline);
        if (EncryptedBody.isContentType(reply.contentType()) && isAnswer(reply)) {
            return EncryptedBody.decode(sealing, reply.body());
        }
        if (reply.status() == OK || reply.contentType().startsWith("application/soap+xml")) {
            throw new RemoteException(
                    Problem.FAILED, "The host answered an encrypted message in plain text, which was refused");
        }
        throw Refusals.other(reply);
    }

    private byte[] plain(Optional<String> authorization, byte[] envelope, Deadline deadline)
            throws RemoteException, InterruptedException {
        Reply reply = connection.post(authorization, CONTENT_TYPE, envelope, deadline);
        if (reply.status() == 401 && authorization.isPresent()) {
            throw reply.offers("Basic")
                    ? Refusals.afterCredential(reply, false)
                    : Refusals.beforeCredential(reply, "Basic");
        }
        if (!isAnswer(reply) || reply.body().length == 0) {
            throw Refusals.other(reply);
        }
        return reply.body();
    }

    private static boolean isAnswer(Reply reply) {
        return reply.status() == OK || reply.status() == FAULT;
    }

    /** Whether another request can go out. */
    boolean usable() {
        return connection.usable();
    }

    @Override
    public void close() {
        connection.close();
    }
}
