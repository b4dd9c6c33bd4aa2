package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GuardedTransportTest {
    private static final Credential OPS = new Credential.SshAgent("ops", "ops");

    private final LogonGuard guard = new LogonGuard();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** Each host ends as it is named. */
    private final Transport transport = new GuardedTransport(
            new Transport() {
                @Override
                public TransportKind kind() {
                    return TransportKind.SSH;
                }

                @Override
                public boolean takes(Credential credential) {
                    return true;
                }

                @Override
                public RemoteSession open(RemoteTarget target, Credential credential, Leave leave, Deadline deadline)
                        throws RemoteException, InterruptedException {
                    if (target.name().equals("HANGS")) {
                        hanging.countDown();
                        over.await();
                        throw new RemoteException(Problem.TIMED_OUT, "as told");
                    }
                    leave.toSend();
                    throw new RemoteException(Problem.valueOf(target.name()), "as told");
                }
            },
            guard);

    private Problem open(Problem ends) {
        return open(ends.name());
    }

    private Problem open(String name) {
        RemoteTarget target = new RemoteTarget(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), 22));
        return assertThrows(
                        RemoteException.class, () -> transport.open(target, OPS, Deadline.after(Duration.ofSeconds(5))))
                .problem();
    }

    @Test
    void onlyRefusalsCount() {
        for (int round = 0; round < 3; round++) {
            for (Problem other : EnumSet.complementOf(EnumSet.of(Problem.CREDENTIAL_REFUSED))) {
                assertEquals(other, open(other));
            }
        }
        assertTrue(guard.stopped().isEmpty());
        assertEquals(Problem.CREDENTIAL_REFUSED, open(Problem.CREDENTIAL_REFUSED));
        assertEquals(Problem.CREDENTIAL_REFUSED, open(Problem.CREDENTIAL_REFUSED));
        assertEquals(Problem.CREDENTIAL_UNUSABLE, open(Problem.CREDENTIAL_REFUSED));
        assertEquals(1, guard.stopped().size());
    }

    @Test
    @Timeout(30)
    void aHostThatHangsBeforeTheCredentialIsSentHoldsNobodyUp() throws Exception {
        try (ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Problem> hangs = runs.submit(() -> open("HANGS"));
            hanging.await();
            assertEquals(Problem.ACCESS_DENIED, open(Problem.ACCESS_DENIED));
            over.countDown();
            assertEquals(Problem.TIMED_OUT, hangs.get());
        }
    }
}
