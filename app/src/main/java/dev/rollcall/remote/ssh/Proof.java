package dev.rollcall.remote.ssh;

import net.schmizz.sshj.userauth.method.AuthMethod;

/** One way to prove who one is. Good for one log-on. */
interface Proof {
    AuthMethod method();

    /** Whether the credential itself, or a signature by it, has left the program. */
    boolean sent();
}
