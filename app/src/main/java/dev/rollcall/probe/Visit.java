package dev.rollcall.probe;

import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.probe.rdp.Call;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.rdp.ConnectionRequest;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.rdp.Secured;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * One visit to one address of a host: at most two connections, each made when a probe first needs it and shared by all. For one
 * thread.
 *
 * <p>The first asks for everything secure and goes on into TLS and CredSSP; the second asks for TLS alone, and goes into TLS only
 * where the first could not.
 */
public final class Visit implements AutoCloseable {
    /** Where to, and which names the host is known by. */
    public record Target(InetAddress address, int port, List<String> names) {}

    private final Target target;
    private final Caller caller;
    private final Call firstCall;
    private final Call secondCall;
    private final Transcript openingWords;
    private final Transcript tlsWords;
    private final Transcript credSspWords;
    private final Transcript tlsOnlyWords;
    private final Transcript tlsOnlySecuredWords;
    private final Transcript linkWords;
    private final Transcript knockWords;
    private final Once<Opening> opening = new Once<>();
    private final Once<Secured> secured = new Once<>();
    private final Once<Negotiation> tlsOnly = new Once<>();
    private final CompletableFuture<Boolean> silent = new CompletableFuture<>();
    private Secured tlsOnlySecured = Secured.NOT_TRIED;

    Visit(Target target, Caller caller, LongSupplier nanoTime) {
        this.target = target;
        this.caller = caller;
        this.firstCall = new Call(caller, () -> silent.complete(false));
        this.secondCall = new Call(caller);
        this.openingWords = Transcript.startingNow(nanoTime);
        this.tlsWords = openingWords.next();
        this.credSspWords = openingWords.next();
        this.tlsOnlyWords = openingWords.next();
        this.tlsOnlySecuredWords = openingWords.next();
        this.linkWords = openingWords.next();
        this.knockWords = openingWords.next();
    }

    Target target() {
        return target;
    }

    /** For connections beside the two. */
    Caller caller() {
        return caller;
    }

    /** The first connection, up to the answer to its request. */
    Opening opening() throws ConnectionFault, InterruptedException {
        return opening.get(() -> {
            Opening seen = firstCall.open(ConnectionRequest.SECURE, openingWords);
            silent.complete(seen.unanswered());
            return seen;
        });
    }

    /** Whether nobody answered the first connect; complete as soon as that is known. */
    CompletableFuture<Boolean> silent() {
        return silent;
    }

    /** The first connection from there on, to its end. */
    Secured secured() throws ConnectionFault, InterruptedException {
        return secured.get(() -> {
            try (firstCall) {
                return firstCall.secure(opening(), tlsWords, credSspWords);
            }
        });
    }

    /** The second connection, where the first one left something to ask. */
    Negotiation tlsOnly() throws ConnectionFault, InterruptedException {
        return tlsOnly.get(() -> {
            secured();
            return settled(opening()) ? new Negotiation.NotAsked() : askForTlsOnly();
        });
    }

    /** TLS on the second connection; not tried where it worked, or could have worked, on the first. */
    Secured tlsOnlySecured() throws ConnectionFault, InterruptedException {
        tlsOnly();
        return tlsOnlySecured;
    }

    Transcript openingWords() {
        return openingWords;
    }

    Transcript tlsWords() {
        return tlsWords;
    }

    Transcript credSspWords() {
        return credSspWords;
    }

    Transcript tlsOnlyWords() {
        return tlsOnlyWords;
    }

    Transcript tlsOnlySecuredWords() {
        return tlsOnlySecuredWords;
    }

    Transcript linkWords() {
        return linkWords;
    }

    Transcript knockWords() {
        return knockWords;
    }

    /** Both connections end here: what is not known of them by now is not asked for any more. */
    @Override
    public void close() {
        firstCall.close();
        secondCall.close();
    }

    private Negotiation askForTlsOnly() throws ConnectionFault, InterruptedException {
        try (secondCall) {
            Opening answer = secondCall.open(ConnectionRequest.TLS_ONLY, tlsOnlyWords);
            if (!(opening().negotiation() instanceof Negotiation.Selected)) {
                tlsOnlySecured = secondCall.secure(answer, tlsOnlySecuredWords, tlsOnlySecuredWords);
            }
            return answer.negotiation();
        }
    }

    /** Whether a request for TLS alone can't tell anything new. */
    private static boolean settled(Opening opening) {
        return !opening.open()
                || switch (opening.negotiation()) {
                    case Negotiation.Selected selected ->
                        selected.protocol() == Protocol.SSL || selected.protocol() == Protocol.RDP;
                    case Negotiation.Failed failed -> noTls(failed);
                    case Negotiation.Absent ignored -> true;
                    case Negotiation.Unanswered ignored -> false;
                    case Negotiation.NotAsked ignored -> true;
                };
    }

    static boolean noTls(Negotiation.Failed failed) {
        return failed.failure().equals("SSL_NOT_ALLOWED_BY_SERVER")
                || failed.failure().equals("SSL_CERT_NOT_ON_SERVER");
    }
}
