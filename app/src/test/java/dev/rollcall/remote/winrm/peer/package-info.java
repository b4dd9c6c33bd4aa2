/** A WinRM host to test against: speaks HTTP, NTLM, encrypted messages and the command shell, and misbehaves when told to. */
@NullMarked
package dev.rollcall.remote.winrm.peer;

import org.jspecify.annotations.NullMarked;
