package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several doors of one host, one of them slow. */
class IntroducedDoorsTest {
    private static final HostIdentity CERTIFICATE = new HostIdentity(Kind.CERTIFICATE, "RSA", "b25l");
    private static final int HTTPS = 5986;

    @TempDir
    private Path folder;

    private final List<Integer> given = new ArrayList<>();

    private final class Closed implements Transport {
        private final TransportKind kind;
        private final Runnable meanwhile;

        Closed(TransportKind kind, Runnable meanwhile) {
            this.kind = kind;
            this.meanwhile = meanwhile;
        }

        @Override
        public TransportKind kind() {
            return kind;
        }

        @Override
        public boolean takes(Credential credential) {
            return true;
        }

        @Override
        public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
                throws RemoteException {
            given.add(deadline.leftMillis());
            meanwhile.run();
            throw new RemoteException(Problem.TIMED_OUT, "no answer");
        }
    }

    /** While the second is looked at, the first shows its certificate after all. */
    private List<Introductions.Shown> shown() throws InterruptedException {
        Introductions introductions = new Introductions(
                new TrustStore(folder),
                trust -> List.of(
                        Door.usual(new Closed(TransportKind.WINRM_HTTPS, () -> {})),
                        Door.usual(new Closed(TransportKind.SSH, () -> trust.judge("peer", HTTPS, CERTIFICATE)))));
        return introductions.of(
                "peer", InetAddress.getLoopbackAddress(), List.of(), Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void whatOneDoorShowsTooLateIsNotTakenForWhatTheNextShows() throws Exception {
        List<Introductions.Shown> shown = shown();
        assertEquals(
                List.of(HTTPS, 22),
                shown.stream().map(Introductions.Shown::port).toList());
        assertEquals(Optional.empty(), shown.getLast().shown());
        assertEquals("no answer", shown.getLast().problem());
    }

    @Test
    void aDoorThatHangsLeavesTheOthersTheirTime() throws Exception {
        List<Introductions.Shown> _ = shown();
        assertTrue(given.getFirst() <= 10_000, given::toString);
        assertTrue(given.getLast() > 10_000, given::toString);
    }
}
