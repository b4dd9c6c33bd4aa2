package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;

/** What the remote desktop client of this computer remembers of hosts. */
interface SavedCredentials {
    /** What is saved of a host, each in a few words; never a secret. */
    List<String> of(Host host, Deadline deadline) throws InputException, InterruptedException;

    void clear(Host host, Deadline deadline) throws InputException, InterruptedException;

    static SavedCredentials of(OwnComputer computer) {
        return switch (computer.platform()) {
            case WINDOWS -> new WindowsCredentials(computer);
            case OTHER -> new FreeRdpCredentials(computer.home());
            case MAC -> new None("remove the saved user account in Windows App, under Settings, Credentials");
        };
    }

    /** Of a system where this program can't do it. */
    record None(String instead) implements SavedCredentials {
        @Override
        public List<String> of(Host host, Deadline deadline) throws InputException {
            throw new InputException("not on this system: " + instead);
        }

        @Override
        public void clear(Host host, Deadline deadline) throws InputException {
            throw new InputException("not on this system: " + instead);
        }
    }
}
