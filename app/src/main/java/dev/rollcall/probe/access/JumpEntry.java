package dev.rollcall.probe.access;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.AccessObservation.Through;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.probe.inside.AccessLook;
import dev.rollcall.remote.JumpHost;
import dev.rollcall.remote.JumpLogon;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.LogonTarget;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Logs on to hosts behind a jump host, which it logs on to as the inventory and the vault say. Safe for many threads. */
public final class JumpEntry {
    private final JumpLogon logon;
    private final CredentialChoice credentials;
    private final Function<String, Optional<Host>> inventory;

    /** @param inventory the host of a name, where there is one */
    public JumpEntry(JumpLogon logon, CredentialChoice credentials, Function<String, Optional<Host>> inventory) {
        this.logon = logon;
        this.credentials = credentials;
        this.inventory = inventory;
    }

    /** How it ended, and what it went through. */
    record Entered(LogonOutcome outcome, Through through) {}

    /**
     * Uses the credential that is for the jump host if it is in the inventory, and otherwise the same as for the host behind it.
     */
    Entered enter(LogonTarget target, Jump jump, Chosen chosen, Deadline deadline) throws InterruptedException {
        Optional<Host> known = inventory.apply(jump.host());
        Chosen with = known.flatMap(credentials::of)
                .orElseGet(() -> new Chosen(chosen.credential(), "the same as for the host behind it"));
        int port = jump.port().orElseGet(() -> port(known));
        try {
            if (known.flatMap(host -> host.access().jump())
                    .filter(next -> !next.host().equals(jump.host()))
                    .isPresent()) {
                throw new RemoteException(
                        Problem.NOT_REACHED, "is behind a jump host itself, and only one can be gone through");
            }
            LogonOutcome outcome =
                    logon.at(target, new JumpHost(jump.host(), port, with.credential()), chosen.credential(), deadline);
            return new Entered(outcome, through(jump, port, with, Result.GRANTED, ""));
        } catch (RemoteException why) {
            return new Entered(
                    new LogonOutcome.NotGranted(
                            why.problem(), "through " + jump.host() + ": " + why.getMessage(), List.of()),
                    through(jump, port, with, AccessLook.result(why.problem()), String.valueOf(why.getMessage())));
        }
    }

    private static Through through(Jump jump, int port, Chosen with, Result result, String detail) {
        return new Through(jump.host(), port, with.credential().name(), with.why(), result, detail);
    }

    private static int port(Optional<Host> known) {
        return known.stream()
                .flatMap(host -> host.access().ways().stream())
                .filter(way -> way.protocol() == Protocol.SSH)
                .map(Way::port)
                .findFirst()
                .orElse(Protocol.SSH.port());
    }

    /** The round is over: sessions with jump hosts are closed. */
    void end() {
        logon.end();
    }
}
