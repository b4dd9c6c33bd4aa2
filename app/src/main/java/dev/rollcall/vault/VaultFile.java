package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where the secrets of a store are: a file beside it, for its owner alone. Safe for many threads and processes. */
public final class VaultFile {
    private static final String NAME = "credentials.vault";
    private static final int LARGEST = 16 << 20;
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path path;
    private final KeyCost cost;

    VaultFile(Path path, KeyCost cost) {
        this.path = path;
        this.cost = cost;
    }

    /** @param store the folder of the store; neither it nor the file need be there */
    public static VaultFile in(Path store) {
        return new VaultFile(store.toAbsolutePath().normalize().resolve(NAME), KeyCost.STANDARD);
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Whether its permissions let in others than its owner, where the file system knows of them (POSIX). */
    public boolean isReadableByOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /**
     * Opens it; takes about half a second.
     *
     * @throws InputException if the passphrase is wrong, or the file missing, damaged or unreadable: each in its own words
     */
    public Vault open(Secret passphrase) throws InputException {
        VaultImage image = image();
        VaultKey key = VaultKey.of(passphrase, image.cost(), image.salt());
        try {
            if (!key.proves(VaultImage.parameters(image.cost(), image.salt()), image.proof())) {
                throw new InputException("the passphrase of the vault " + path + " is wrong");
            }
            return new Vault(this, key, image);
        } catch (InputException | RuntimeException e) {
            key.close();
            throw e;
        }
    }

    /**
     * Makes an empty vault.
     *
     * @throws InputException if there is one already, or the folder can't be written
     */
    public Vault create(Secret passphrase) throws InputException {
        VaultSeal seal = seal(passphrase);
        VaultKey key = seal.key();
        VaultImage image = seal.image(List.of());
        try {
            OwnersFile.folderOf(path);
            try (WriteLock _ = WriteLock.take(path)) {
                if (exists()) {
                    throw new InputException("there is a vault already: " + path);
                }
                OwnersFile.replace(path, image.file());
            }
            return new Vault(this, key, image);
        } catch (IOException e) {
            key.close();
            throw unwritable(e);
        } catch (InputException | RuntimeException e) {
            key.close();
            throw e;
        }
    }

    /** Under a key of its own; whoever asks for it closes that. */
    VaultSeal seal(Secret passphrase) throws InputException {
        if (passphrase.with(characters -> characters.length == 0)) {
            throw new InputException("the passphrase of a vault can't be empty");
        }
        byte[] salt = new byte[VaultImage.SALT];
        new SecureRandom().nextBytes(salt);
        return new VaultSeal(VaultKey.of(passphrase, cost, salt), cost, salt);
    }

    VaultImage image() throws InputException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new InputException("the vault " + path + " can't be read (" + reason(e) + ")", e);
        }
        if (bytes.length > LARGEST) {
            throw new InputException("the vault " + path + " is larger than any vault can be");
        }
        try {
            return VaultImage.of(bytes);
        } catch (VaultImage.UnreadableException e) {
            throw unreadable(e);
        }
    }

    /** Where a link stands for it, what the link leads to. */
    Path target() throws IOException {
        return path.toRealPath();
    }

    InputException unreadable(VaultImage.UnreadableException why) {
        return new InputException(
                "the vault " + path + " " + why.getMessage() + "; put a copy of it back, or move it away to begin anew",
                why);
    }

    InputException unwritable(IOException why) {
        return new InputException("the vault " + path + " can't be written (" + reason(why) + ")", why);
    }

    static String reason(IOException why) {
        return switch (why) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "no such file";
            case FileSystemException told when told.getReason() != null -> Objects.toString(told.getReason());
            default -> String.valueOf(why.getMessage()).lines().findFirst().orElse("no reason given");
        };
    }
}
