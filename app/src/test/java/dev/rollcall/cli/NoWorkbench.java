package dev.rollcall.cli;

import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.Sweeper;
import java.util.Optional;

/** For commands that need none of the program's parts. */
final class NoWorkbench implements Workbench {
    @Override
    public Sweeper sweeper(Policy policy, Rounds rounds, InsideLooks inside) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasStore(Optional<String> named) {
        return false;
    }

    @Override
    public OpenStore open(Optional<String> named) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InsideLooks insideLooks(LogonPlan plan, Optional<String> named) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CredentialParts credentialParts(Optional<String> named) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean askedToStop(long campaign, String by, Optional<String> named) {
        return false;
    }

    @Override
    public void settle() {}
}
