/** The operating system's own place for secrets, by the system's own tools. */
@NullMarked
package dev.rollcall.vault.keyring;

import org.jspecify.annotations.NullMarked;
