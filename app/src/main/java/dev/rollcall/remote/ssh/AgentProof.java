package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** One key of an agent (RFC 4252 section 7): the host is asked whether it knows it, and only then given one signature. */
final class AgentProof extends AbstractAuthMethod implements Proof {
    private static final int RSA_SHA2_512 = 4;

    private final Agent agent;
    private final Agent.Key key;
    private final Deadline deadline;
    private volatile boolean signed;

    AgentProof(Agent agent, Agent.Key key, Deadline deadline) {
        super("publickey");
        this.agent = agent;
        this.key = key;
        this.deadline = deadline;
    }

    @Override
    public AgentProof method() {
        return this;
    }

    @Override
    public boolean sent() {
        return signed;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    @Override
    public void handle(Message command, SSHPacket packet) throws UserAuthException, TransportException {
        if (command != Message.USERAUTH_60 || signed) {
            super.handle(command, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] toSign = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        byte[] signature;
        try {
            signature = agent.sign(key, toSign, rsa() ? RSA_SHA2_512 : 0, deadline);
        } catch (IOException e) {
            throw new UserAuthException("the SSH agent gave no signature: " + e.getMessage(), e);
        }
        signed = true;
        request.putBytes(signature);
        params.getTransport().write(request);
    }

    private SSHPacket request(boolean signing) throws UserAuthException {
        return super.buildReq()
                .putBoolean(signing)
                .putString(rsa() ? "rsa-sha2-512" : key.type())
                .putBytes(key.encoded());
    }

    private boolean rsa() {
        return key.type().equals("ssh-rsa");
    }
}
