package dev.rollcall.remote.winrm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.VaultLockedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** User and password for a request (RFC 7617): made for each anew, so that none is kept as text. */
record BasicHeader(Credential.Password credential) {
    String made() throws RemoteException {
        byte[] user = (credential.user() + ":").getBytes(StandardCharsets.UTF_8);
        try {
            return credential.password().withUtf8(password -> {
                byte[] both = Arrays.copyOf(user, user.length + password.length);
                System.arraycopy(password, 0, both, user.length, password.length);
                try {
                    return "Basic " + Base64.getEncoder().encodeToString(both);
                } finally {
                    Arrays.fill(both, (byte) 0);
                }
            });
        } catch (VaultLockedException locked) {
            throw RemoteException.of(locked);
        }
    }
}
