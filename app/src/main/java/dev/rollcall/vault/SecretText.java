package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Secrets from a file or from a descriptor that this process was started with: bounded, in UTF-8, and without a copy left behind.
 */
public final class SecretText {
    /** Longer than any passphrase or password somebody means. */
    private static final int LONGEST_LINE = 4096;

    private SecretText() {}

    /**
     * A password or passphrase: one line, whose line break does not count.
     *
     * @param what it is for, e.g. {@code password}, for the message
     */
    public static Secret lineOf(Path file, String what) throws InputException {
        return line(file, "the " + what + " file " + file);
    }

    /** @param descriptor the caller's: this process reads it to its end */
    public static Secret lineOf(int descriptor, String what) throws InputException {
        String shown = "the " + what + " from file descriptor " + descriptor;
        if (descriptor < 0) {
            throw new InputException(shown + ": descriptors are numbers from 0 on");
        }
        Path linux = Path.of("/proc/self/fd");
        Path folder = Files.isDirectory(linux) ? linux : Path.of("/dev/fd");
        if (!Files.isDirectory(folder)) {
            throw new InputException(shown + ": this system has no numbered descriptors, use a file");
        }
        Path file = folder.resolve(Integer.toString(descriptor));
        if (!Files.exists(file) || isOurs(file)) {
            throw new InputException(shown + ": it is not open, start this program with " + descriptor + "<FILE");
        }
        return line(file, shown);
    }

    /** This program's own files take the numbers that are free, so a number that nobody opened may lead to one of them. */
    private static boolean isOurs(Path descriptor) {
        try {
            Path leadsTo = descriptor.toRealPath();
            return leadsTo.startsWith(
                            Path.of(System.getProperty("java.home", "")).toRealPath())
                    || leadsTo.endsWith(Path.of("dev", "random"))
                    || leadsTo.endsWith(Path.of("dev", "urandom"))
                    || Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                            .anyMatch(part -> leadsTo.equals(
                                    Path.of(part).toAbsolutePath().normalize()));
        } catch (IOException | InvalidPathException _) {
            // A pipe leads to no file.
            return false;
        }
    }

    private static Secret line(Path file, String shown) throws InputException {
        Secret text = text(file, shown, LONGEST_LINE);
        char[] line = text.with(characters -> {
            int end = characters.length;
            if (end > 0 && characters[end - 1] == '\n') {
                end--;
            }
            if (end > 0 && characters[end - 1] == '\r') {
                end--;
            }
            return Arrays.copyOf(characters, end);
        });
        text.close();
        Secret secret = Secret.takingOver(line);
        if (line.length == 0) {
            throw new InputException(shown + " is empty");
        }
        for (char character : line) {
            if (Character.isISOControl(character)) {
                secret.close();
                throw new InputException(shown + " has more than one line, or is not text");
            }
        }
        return secret;
    }

    /**
     * All of a text.
     *
     * @param shown what it is and where, for the message
     */
    static Secret text(Path file, String shown, int longest) throws InputException {
        byte[] room = new byte[longest + 1];
        try (InputStream in = Files.newInputStream(file)) {
            int length = 0;
            int read = in.read(room);
            while (read > 0) {
                length += read;
                read = in.read(room, length, room.length - length);
            }
            if (length > longest) {
                throw new InputException(shown + " is longer than " + longest + " bytes");
            }
            return decoded(ByteBuffer.wrap(room, 0, length));
        } catch (CharacterCodingException _) {
            throw new InputException(shown + " is not text in UTF-8");
        } catch (IOException e) {
            throw new InputException(shown + " can't be read (" + VaultFile.reason(e) + ")", e);
        } finally {
            Arrays.fill(room, (byte) 0);
        }
    }

    /** Overwrites what it needs on the way. */
    static Secret decoded(ByteBuffer bytes) throws CharacterCodingException {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes);
        Secret secret = Secret.takingOver(Arrays.copyOf(decoded.array(), decoded.length()));
        Arrays.fill(decoded.array(), '\0');
        return secret;
    }
}
