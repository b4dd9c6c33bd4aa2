package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file for the remote desktop client, one for each host, as mstsc writes them: UTF-16 with a byte order mark. */
public final class WriteRdpFile implements DeskFix {
    private static final String FOLDER = "folder";
    private static final String REPLACE = "replace";
    private static final int LARGEST = 1024 * 1024;
    /** Devices, as Windows sees them in every folder, whatever follows the first dot. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private static final FixSheet SHEET = new FixSheet(
            "write-rdp-file",
            "Write an .rdp file",
            "Writes a file for the host that the remote desktop client opens, without a gateway and with NLA.",
            Risk.HARMLESS,
            List.of(
                    FixParameter.needed(FOLDER, "where the files go; it must be there", new Form.Text()),
                    FixParameter.usually(
                            REPLACE, "whether files that are there are written anew", new Form.Flag(), "no")),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InputException {
        byte[] content = content(host);
        Path file = folder(settings).resolve(fileName(host));
        try {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (there && same(file, content)) {
                return DeskReports.of(State.ALREADY_SO, file + " is there, and says this");
            }
            if (there && !settings.flag(REPLACE)) {
                return DeskReports.of(
                        State.REFUSED, file + " is there, and says something else: say replace=yes to write it anew");
            }
            Change change = new Change(
                    file.toString(), there ? "another one" : "", "full address " + OwnComputer.address(host));
            return switch (action) {
                case PLAN -> DeskReports.of(State.WOULD_CHANGE, "", change);
                case APPLY -> {
                    write(file, content, there);
                    yield DeskReports.of(State.CHANGED, file + " is written", change);
                }
                case UNDO, CONFIRM -> DeskReports.notBack();
            };
        } catch (FileAlreadyExistsException e) {
            throw new InputException(file + " came to be there meanwhile: nothing is written over it", e);
        } catch (IOException e) {
            throw new InputException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    private static Path folder(FixSettings settings) throws InputException {
        String said = settings.text(FOLDER).orElse("");
        try {
            Path folder = Path.of(said).toAbsolutePath();
            if (!said.isBlank() && Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException _) {
            throw new InputException("folder=" + said + " is no folder's name");
        }
        throw new InputException("folder=" + said + ": there is no such folder; make it first");
    }

    /** Of letters, digits, dots, hyphens and underscores alone: it can't lead out of the folder, nor be a device. */
    static String fileName(Host host) {
        String port = host.port() == Host.DEFAULT_PORT ? "" : "-" + host.port();
        String plain = host.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        plain = plain.substring(0, Math.min(plain.length(), 200)).replaceAll("^[.-]+|[.]+$", "_");
        return (DEVICE.matcher(plain).matches() ? "_" : "") + plain + port + ".rdp";
    }

    static byte[] content(Host host) throws InputException {
        String lines = String.join(
                        "\r\n",
                        "full address:s:" + OwnComputer.address(host),
                        "server port:i:" + host.port(),
                        "enablecredsspsupport:i:1",
                        "negotiate security layer:i:1",
                        "authentication level:i:2",
                        "prompt for credentials:i:0",
                        "gatewayhostname:s:",
                        "gatewayusagemethod:i:0",
                        "gatewayprofileusagemethod:i:1",
                        "autoreconnection enabled:i:1")
                + "\r\n";
        return ("\uFEFF" + lines).getBytes(StandardCharsets.UTF_16LE);
    }

    private static boolean same(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) < LARGEST
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static void write(Path file, byte[] content, boolean replace) throws IOException {
        if (!replace) {
            Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return;
        }
        Path beside = Files.createTempFile(file.getParent(), "rollcall", ".tmp");
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
