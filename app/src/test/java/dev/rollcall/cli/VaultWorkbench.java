package dev.rollcall.cli;

import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.Sweeper;
import java.util.Optional;

/** Has a vault, and nothing else. */
record VaultWorkbench(CredentialParts parts) implements Workbench {
    @Override
    public Sweeper sweeper(Policy policy, Rounds rounds, InsideLooks inside) {
        throw new UnsupportedOperationException("no sweep is meant");
    }

    @Override
    public InsideLooks insideLooks(LogonPlan plan, Optional<String> named) {
        throw new UnsupportedOperationException("no log-on is meant");
    }

    @Override
    public boolean hasStore(Optional<String> named) {
        return false;
    }

    @Override
    public OpenStore open(Optional<String> named) {
        throw new UnsupportedOperationException("no store is meant");
    }

    @Override
    public CredentialParts credentialParts(Optional<String> named) {
        return parts;
    }

    @Override
    public boolean askedToStop(long campaign, String by, Optional<String> named) {
        return false;
    }

    @Override
    public void settle() {}
}
