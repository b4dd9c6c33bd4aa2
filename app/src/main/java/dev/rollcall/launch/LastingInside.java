package dev.rollcall.launch;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.InsideLooks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Looks that many small sweeps share: what was kept open is closed when one of them ends and no other is looking. */
final class LastingInside implements InsideLooks {
    private final InsideLooks looks;
    private final ReadWriteLock looking = new ReentrantReadWriteLock();

    LastingInside(InsideLooks looks) {
        this.looks = looks;
    }

    @Override
    public List<Look> look(Host host, Round outside, Optional<Round> before, Set<Check> wanted, Deadline deadline)
            throws InterruptedException {
        looking.readLock().lockInterruptibly();
        try {
            return looks.look(host, outside, before, wanted, deadline);
        } finally {
            looking.readLock().unlock();
        }
    }

    @Override
    public void end() {
        if (looking.writeLock().tryLock()) {
            try {
                looks.end();
            } finally {
                looking.writeLock().unlock();
            }
        }
    }
}
