package dev.rollcall.diagnosis.code;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rollcall.diagnosis.Sureness;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All codes, names and dialogs that are known. Immutable. */
public final class CodeTable {
    private final List<KnownCode> all;
    private final Map<String, KnownCode> byCode = new HashMap<>();

    private CodeTable(List<KnownCode> all) {
        this.all = List.copyOf(all);
        this.all.forEach(known -> byCode.putIfAbsent(known.kind() + " " + known.code(), known));
    }

    /** Of this program: {@code codes.csv}. */
    public static CodeTable standard() {
        return new CodeTable(Tables.read("codes.csv", CodeTable::line));
    }

    private static KnownCode line(NamedCsvRecord line) {
        String rulesOut = line.getField("rules_out");
        return new KnownCode(
                CodeKind.named(line.getField("kind")).orElseThrow(),
                line.getField("code"),
                line.getField("name"),
                line.getField("meaning"),
                new KnownCode.Source(
                        Sureness.valueOf(line.getField("sureness").toUpperCase(Locale.ROOT)), line.getField("source")),
                Pointer.read(line.getField("causes")),
                rulesOut.isEmpty() ? List.of() : List.of(rulesOut.split("\\|")));
    }

    public List<KnownCode> all() {
        return all;
    }

    List<KnownCode> of(CodeKind kind) {
        return all.stream().filter(known -> known.kind() == kind).toList();
    }

    Optional<KnownCode> of(CodeKind kind, long value) {
        return of(kind, hex(value));
    }

    Optional<KnownCode> of(CodeKind kind, String code) {
        return Optional.ofNullable(byCode.get(kind + " " + code));
    }

    /** The second number of mstsc: Microsoft's own list first, then MS-RDPBCGR's. */
    Optional<KnownCode> extended(long value) {
        return of(CodeKind.EXTENDED, value).or(() -> of(CodeKind.ERRINFO, value));
    }

    /** Events have ids that several providers use. */
    List<KnownCode> events(long id) {
        return of(CodeKind.EVENT).stream()
                .filter(known -> known.code().equals(Long.toString(id)))
                .toList();
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
