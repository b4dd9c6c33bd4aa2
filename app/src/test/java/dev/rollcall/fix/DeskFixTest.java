package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.fix.OwnComputer.Platform;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes of the computer in front of the person, with programs that only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class DeskFixTest {
    private static final Host HOST = Host.named("rds-1.example.net");

    @TempDir
    Path folder = Path.of("");

    @Test
    void connectStartsTheClientThatIsThere() throws Exception {
        program("xfreerdp");
        FixReport plan = run(new Connect(computer(Platform.OTHER)), HOST, Map.of(), Action.PLAN);
        assertEquals(State.WOULD_CHANGE, plan.state());
        assertFalse(Files.exists(folder.resolve("xfreerdp.said")));

        FixReport report = run(new Connect(computer(Platform.OTHER)), HOST.withPort(3390), Map.of(), Action.APPLY);

        assertEquals(State.CHANGED, report.state(), report::because);
        assertEquals("[/v:rds-1.example.net:3390]\n", said("xfreerdp"));
    }

    @Test
    void remminaGoesBeforeClientsThatAskOnATerminal() throws Exception {
        program("xfreerdp");
        program("remmina");
        run(new Connect(computer(Platform.OTHER)), Host.named("fd00::7"), Map.of(), Action.APPLY);
        assertEquals("[-c]\n[rdp://[fd00::7]:3389]\n", said("remmina"));
    }

    @Test
    void windowsHasItsOwnClient() throws Exception {
        program("mstsc.exe");
        run(new Connect(computer(Platform.WINDOWS)), HOST, Map.of(), Action.APPLY);
        assertEquals("[/v:rds-1.example.net:3389]\n", said("mstsc.exe"));
    }

    @Test
    void aClientThatEndsAtOnceHasFailed() throws Exception {
        script("xfreerdp", "exit 7\n");
        FixReport report = run(new Connect(computer(Platform.OTHER)), HOST, Map.of(), Action.APPLY);
        assertEquals(State.FAILED, report.state());
        assertTrue(report.because().endsWith("ended at once, with 7"), report::because);
    }

    @Test
    void withoutAClientItSaysSo() {
        InputException none = assertThrows(
                InputException.class, () -> run(new Connect(computer(Platform.OTHER)), HOST, Map.of(), Action.PLAN));
        assertTrue(String.valueOf(none.getMessage()).contains("install FreeRDP or Remmina"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "/v:evil", "a b", "a\"b", "$(touch ran)", "a\nb", "a;b", "ä", "a&calc", "../../a"})
    void noProgramIsToldANameThatIsNone(String name) throws Exception {
        program("mstsc.exe");
        program("cmdkey.exe");
        Host hostile = Host.named(name);
        OwnComputer windows = computer(Platform.WINDOWS);
        for (DeskFix fix : List.of(
                new Connect(windows), new ClearSavedCredentials(SavedCredentials.of(windows)), new WriteRdpFile())) {
            assertThrows(
                    InputException.class,
                    () -> run(
                            fix,
                            hostile,
                            fix instanceof WriteRdpFile ? Map.of("folder", folder.toString()) : Map.of(),
                            Action.APPLY));
        }
        assertFalse(Files.exists(folder.resolve("mstsc.exe.said")));
        assertFalse(Files.exists(folder.resolve("cmdkey.exe.said")));
    }

    @Test
    void windowsForgetsThePasswordOfThatHostAlone() throws Exception {
        script("cmdkey.exe", """
                case $1 in
                /list) cat "$0.kept" ;;
                /delete:*) grep -v "=${1#/delete:}$" "$0.kept" >"$0.new"; mv "$0.new" "$0.kept" ;;
                esac
                """);
        Files.writeString(
                folder.resolve("cmdkey.exe.kept"),
                "    Ziel: LegacyGeneric:target=TERMSRV/rds-1.example.net\n    Ziel: LegacyGeneric:target=TERMSRV/rds-1.example.net.evil\n");
        DeskFix fix = new ClearSavedCredentials(SavedCredentials.of(computer(Platform.WINDOWS)));

        assertEquals(State.WOULD_CHANGE, run(fix, HOST, Map.of(), Action.PLAN).state());
        FixReport report = run(fix, HOST, Map.of(), Action.APPLY);

        assertEquals(State.CHANGED, report.state(), report::because);
        assertEquals(State.ALREADY_SO, run(fix, HOST, Map.of(), Action.APPLY).state());
        assertEquals(
                "    Ziel: LegacyGeneric:target=TERMSRV/rds-1.example.net.evil\n",
                Files.readString(folder.resolve("cmdkey.exe.kept")));
    }

    @Test
    void freeRdpAndRemminaForgetThatHostAlone() throws Exception {
        Path known = folder.resolve(".config/freerdp/known_hosts2");
        Files.createDirectories(known.getParent());
        Files.writeString(
                known, "rds-1.example.net 3389 aa bb\nrds-1.example.net 3390 aa bb\nrds-10.example.net 3389 c d\n");
        Path profiles = Files.createDirectories(folder.resolve(".local/share/remmina"));
        Path mine = Files.writeString(
                profiles.resolve("a.remmina"), "[remmina]\npassword=c2VjcmV0\nserver=RDS-1.example.net\nname=x\n");
        Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rw-------"));
        Path other = Files.writeString(profiles.resolve("b.remmina"), "[remmina]\nserver=rds-2\npassword=c2VjcmV0\n");
        DeskFix fix = new ClearSavedCredentials(SavedCredentials.of(computer(Platform.OTHER)));

        FixReport plan = run(fix, HOST, Map.of(), Action.PLAN);
        assertEquals(2, plan.changes().size());
        assertFalse(plan.toString().contains("c2VjcmV0"), "secrets stay where they are");
        assertEquals(State.CHANGED, run(fix, HOST, Map.of(), Action.APPLY).state());

        assertEquals("rds-1.example.net 3390 aa bb\nrds-10.example.net 3389 c d\n", Files.readString(known));
        assertEquals("[remmina]\nserver=RDS-1.example.net\nname=x\n", Files.readString(mine));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)));
        assertTrue(Files.readString(other).contains("password"));
        assertEquals(State.ALREADY_SO, run(fix, HOST, Map.of(), Action.APPLY).state());
    }

    @Test
    void anRdpFileIsAsMstscWritesThemAndIsNeverWrittenOver() throws Exception {
        DeskFix fix = new WriteRdpFile();
        Map<String, String> said = Map.of("folder", folder.toString());
        Path file = folder.resolve("rds-1.example.net.rdp");
        assertEquals(State.WOULD_CHANGE, run(fix, HOST, said, Action.PLAN).state());
        assertFalse(Files.exists(file));

        assertEquals(State.CHANGED, run(fix, HOST, said, Action.APPLY).state());
        byte[] written = Files.readAllBytes(file);
        assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[] {written[0], written[1]});
        String text = new String(written, StandardCharsets.UTF_16);
        assertTrue(text.startsWith("full address:s:rds-1.example.net:3389\r\nserver port:i:3389\r\n"), text);
        assertTrue(text.contains("\r\nenablecredsspsupport:i:1\r\n"), text);
        assertTrue(text.contains("\r\ngatewayusagemethod:i:0\r\n"), text);
        assertEquals(State.ALREADY_SO, run(fix, HOST, said, Action.APPLY).state());

        Files.writeString(file, "mine");
        assertEquals(State.REFUSED, run(fix, HOST, said, Action.APPLY).state());
        assertEquals("mine", Files.readString(file));
        Map<String, String> anew = Map.of("folder", folder.toString(), "replace", "yes");
        assertEquals(State.CHANGED, run(fix, HOST, anew, Action.APPLY).state());
        assertArrayEquals(written, Files.readAllBytes(file));
    }

    @Test
    void aFolderHasToBeThere() {
        Map<String, String> said = Map.of("folder", folder.resolve("none").toString());
        assertThrows(InputException.class, () -> run(new WriteRdpFile(), HOST, said, Action.PLAN));
    }

    @ParameterizedTest
    @CsvSource({
        "rds-1, rds-1.rdp",
        "fd00::7, fd00__7.rdp",
        "../../etc/passwd, __.._etc_passwd.rdp",
        "CON, _con.rdp",
        "nul.example.net, _nul.example.net.rdp",
        "-x, _x.rdp",
        "a., a_.rdp",
    })
    void fileNamesAreHarmless(String name, String file) {
        assertEquals(file, WriteRdpFile.fileName(Host.named(name)));
    }

    private OwnComputer computer(Platform platform) {
        return new OwnComputer(platform, List.of(folder), folder, false);
    }

    private void program(String name) throws IOException {
        script(name, "for each in \"$@\"; do printf '[%s]\\n' \"$each\"; done >\"$0.said\"\n");
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".said"));
    }

    private static FixReport run(DeskFix fix, Host host, Map<String, String> said, Action action) throws Exception {
        Round round = new Round(host, Instant.EPOCH, List.of());
        Sight sight = new Sight(round, new Judge(Policy.DEFAULT).judge(round, Instant.EPOCH));
        return fix.run(host, sight, FixSettings.of(fix.sheet(), said), action, Deadline.after(Duration.ofSeconds(20)));
    }
}
