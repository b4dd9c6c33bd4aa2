package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.remote.Script.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What no fix of this program does: a script of somebody's own. Whether it worked, the outside says, as for any other. */
public final class RunScript implements HostFix {
    private static final String FILE = "file";
    private static final String UNDO_FILE = "undo-file";

    private static final FixSheet SHEET = new FixSheet(
            "run-script",
            "Run a script",
            "Runs a script of your own on the host, as root or administrator, and looks whether Remote Desktop answers as before.",
            Risk.ENDS_SESSIONS,
            List.of(
                    FixParameter.needed(
                            FILE, "the script on this computer: .sh for Linux, .ps1 for Windows", new Form.File()),
                    FixParameter.optional(
                            "parameters",
                            "text that the script gets as its argument and as ROLLCALL_PARAMETERS; it is kept in the"
                                    + " journal, so put no secret there",
                            new Form.Text()),
                    FixParameter.optional(
                            UNDO_FILE,
                            "the script that takes it back; without it there is no undo. It is kept in the journal",
                            new Form.File())),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public List<String> ownScripts() {
        return List.of(FILE, UNDO_FILE);
    }

    /** The name goes along, for it says what the script is for. */
    @Override
    public FixSettings settings(FixSettings said, Language language) {
        Map<String, Object> values = new LinkedHashMap<>(said.values());
        said.file(FILE)
                .flatMap(file -> Optional.ofNullable(file.getFileName()))
                .map(Path::toString)
                .ifPresent(name -> values.put("name", name));
        return new FixSettings(values);
    }

    /** A plan shows the script, and knows nothing of the host. */
    @Override
    public boolean planTells() {
        return false;
    }

    /** Only the host knows what it runs. */
    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.worse(before, after).orElseGet(() -> new Proof.Verified(Proofs.seen(after)));
    }
}
