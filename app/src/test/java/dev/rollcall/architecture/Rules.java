package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the packages may know of each other, for a tree of packages below {@code root}. */
final class Rules {
    /** Each package, and those of ours that it may use; in reading order, so that every arrow points down. */
    static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry(
                    "ui",
                    List.of(
                            "matrix",
                            "campaign",
                            "diagnosis",
                            "fix",
                            "sweep",
                            "inventory",
                            "policy",
                            "probe",
                            "observation",
                            "host")),
            Map.entry(
                    "cli",
                    List.of(
                            "matrix",
                            "campaign",
                            "diagnosis",
                            "fix",
                            "sweep",
                            "inventory",
                            "policy",
                            "probe",
                            "remote",
                            "fanout",
                            "observation",
                            "host",
                            "vault",
                            "demo")),
            Map.entry("matrix", List.of("diagnosis", "sweep", "inventory", "policy", "observation", "host", "vault")),
            Map.entry(
                    "campaign",
                    List.of("sweep", "inventory", "fix", "policy", "probe", "remote", "fanout", "observation", "host")),
            Map.entry("diagnosis", List.of("fix", "policy", "observation", "host")),
            Map.entry("fix", List.of("policy", "probe", "remote", "fanout", "observation", "host")),
            Map.entry("sweep", List.of("policy", "probe", "fanout", "observation", "host")),
            Map.entry("inventory", List.of("host")),
            Map.entry("policy", List.of("observation", "host")),
            Map.entry("probe", List.of("remote", "fanout", "observation", "host", "vault")),
            Map.entry("remote", List.of("fanout", "host", "vault")),
            Map.entry("fanout", List.of()),
            Map.entry("observation", List.of("host")),
            Map.entry("host", List.of()),
            Map.entry("store", List.of("campaign", "sweep", "inventory", "observation", "host")),
            Map.entry("vault", List.of("host")),
            Map.entry("demo", List.of("host")));

    private Rules() {}

    static List<ArchRule> of(String root) {
        List<ArchRule> rules = new ArrayList<>();
        ALLOWED.forEach((name, allowed) -> rules.add(knowsOnly(root, name, allowed)));
        rules.add(only(root, "ui", "JavaFX", "javafx..", "org.controlsfx..", "atlantafx.."));
        rules.add(only(root, "store", "SQL", "org.jooq..", "java.sql..", "javax.sql..", "org.h2..", "org.flywaydb.."));
        rules.add(slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true));
        rules.add(fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(root + ".store.schema..")
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("statics that change hide who knows what"));
        rules.add(constructors()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(root + ".store.schema..")
                .should(haveAtMostSevenParameters()));
        rules.add(classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Service|Impl)")
                .because("such names say nothing"));
        return rules;
    }

    private static ArchRule knowsOnly(String root, String name, List<String> allowed) {
        List<String> forbidden = ALLOWED.keySet().stream()
                .filter(other -> !other.equals(name) && !allowed.contains(other))
                .map(other -> root + "." + other + "..")
                .toList();
        List<String> withLaunch = new ArrayList<>(forbidden);
        withLaunch.add(root + ".launch..");
        return noClasses()
                .that()
                .resideInAPackage(root + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(withLaunch.toArray(String[]::new))
                .allowEmptyShould(true)
                .as(name + " knows only " + allowed);
    }

    private static ArchRule only(String root, String name, String what, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + "." + name + "..", root + ".launch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as("only " + name + " sees " + what);
    }

    private static ArchCondition<JavaConstructor> haveAtMostSevenParameters() {
        return new ArchCondition<>("have at most 7 parameters") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                boolean isEnum = constructor.getOwner().isEnum();
                boolean synthetic = constructor.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (!isEnum && !synthetic && constructor.getRawParameterTypes().size() > 7) {
                    events.add(SimpleConditionEvent.violated(constructor, constructor.getDescription()));
                }
            }
        };
    }
}
