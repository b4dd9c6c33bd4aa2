package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Kerberos keytab stays where it is: the vault keeps its place. */
public final class KeytabFile {
    private KeytabFile() {}

    /**
     * @return where it is, from the root on
     * @throws InputException if it can't be read, or is no keytab (MIT format 5.1 or 5.2)
     */
    public static Path checked(Path file) throws InputException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(2);
        } catch (IOException e) {
            throw new InputException("the keytab " + file + " can't be read (" + VaultFile.reason(e) + ")", e);
        }
        if (beginning.length < 2 || beginning[0] != 5 || beginning[1] < 1 || beginning[1] > 2) {
            throw new InputException("the file " + file + " is not a keytab");
        }
        return file.toAbsolutePath().normalize();
    }
}
