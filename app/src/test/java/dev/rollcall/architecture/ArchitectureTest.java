package dev.rollcall.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rollcall");
    private static final JavaClasses VIOLATING = new ClassFileImporter().importPackages("violating");

    static Stream<ArchRule> rules() {
        return Rules.of("dev.rollcall").stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsTheRule(ArchRule rule) {
        rule.check(OURS);
    }

    /** A rule that can't fail proves nothing: each kind has a small violation in the package {@code violating}. */
    @Test
    void eachKindOfRuleFailsWhereItIsBroken() {
        var broken = Rules.of("violating").stream()
                .filter(rule -> rule.evaluate(VIOLATING).hasViolation())
                .map(ArchRule::getDescription)
                .toList();
        for (String expected : new String[] {
            "probe knows only",
            "only ui sees JavaFX",
            "only store sees SQL",
            "free of cycles",
            "should be final",
            "at most 7 parameters",
            "should have name not matching"
        }) {
            assertTrue(
                    broken.stream().anyMatch(description -> description.contains(expected)),
                    () -> "no violation found by the rule '" + expected + "'; found by " + broken);
        }
    }

    @Test
    void everyPackageIsNamedInTheRules() {
        var unnamed = OURS.stream()
                .map(type -> type.getPackageName().replaceFirst("^dev\\.rollcall\\.?", ""))
                .map(name -> name.replaceFirst("\\..*", ""))
                .filter(name -> !name.isEmpty() && !name.equals("launch") && !Rules.ALLOWED.containsKey(name))
                .distinct()
                .toList();
        assertEquals(List.of(), unnamed);
    }
}
