package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.TlsChannel;
import dev.rollcall.probe.tls.TlsFailure;
import java.time.InstantSource;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** CredSSP as far as the NTLM challenge (MS-CSSP 3.1.5): the server says who it is, we say nothing. */
final class CredSspExchange {
    private static final int USUAL = 512;

    private final TlsChannel tls;
    private final InstantSource clock;
    private final Transcript transcript;

    CredSspExchange(TlsChannel tls, InstantSource clock, Transcript transcript) {
        this.tls = tls;
        this.clock = clock;
        this.transcript = transcript;
    }

    CredSsp run() throws ConnectionFault, InterruptedException {
        try {
            byte[] request = TsRequest.around(NtlmMessages.negotiate());
            tls.send(request);
            transcript.sent("CredSSP: NTLM NEGOTIATE", request);
            return answer();
        } catch (MalformedException malformed) {
            return broken("malformed answer: " + malformed.getMessage(), false);
        } catch (SSLException failure) {
            return broken(TlsFailure.words(failure), false);
        } catch (ConnectionFault fault) {
            if (fault.ours()) {
                throw fault;
            }
            return broken(fault.words(), fault.timedOut());
        }
    }

    private CredSsp answer() throws MalformedException, SSLException, ConnectionFault, InterruptedException {
        byte[] bytes = new byte[USUAL];
        int count = tls.receive(bytes, 0, bytes.length);
        int length = Der.wholeLength(bytes, count);
        while (length == 0 || count < length) {
            if (length > TsRequest.LONGEST) {
                throw new MalformedException("announces " + length + " bytes");
            }
            if (length > bytes.length) {
                bytes = Arrays.copyOf(bytes, length);
            }
            count += tls.receive(bytes, count, bytes.length - count);
            length = Der.wholeLength(bytes, count);
        }
        TsRequest answer = TsRequest.read(bytes, length);
        if (answer.errorCode().isPresent()) {
            int code = answer.errorCode().getAsInt();
            transcript.received("CredSSP: refused, error 0x%08x".formatted(code), bytes, length);
            return new CredSsp.Refused(answer.version(), code);
        }
        if (answer.token().isEmpty()) {
            throw new MalformedException("neither token nor error");
        }
        NtlmIdentity identity = NtlmMessages.challenge(answer.token().get(), clock.instant());
        transcript.received("CredSSP: NTLM CHALLENGE of " + identity.computer(), bytes, length);
        return new CredSsp.Challenged(answer.version(), identity);
    }

    private CredSsp broken(String reason, boolean timedOut) {
        transcript.note("CredSSP: " + reason);
        return new CredSsp.Broken(reason, timedOut);
    }
}
