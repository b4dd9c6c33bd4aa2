/** Scripts over SSH, by sshj. */
@NullMarked
package dev.rollcall.remote.ssh;

import org.jspecify.annotations.NullMarked;
