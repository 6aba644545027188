package io.gimbal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Each rule finds what was planted for it in the packages below `planted`.
final class PlantedViolationsTest {
    private static final Modules MODULES = new Modules(Stream.of(
                    "foundation/core",
                    "foundation/statistics",
                    "capabilities/registry",
                    "capabilities/serving",
                    "capabilities/tracking")
            .map(path -> new Module(path, "planted." + path.substring(path.indexOf('/') + 1)))
            .toList());
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("planted");

    static final List<ArchRule> RULES = Rule.all(MODULES, CLASSES);

    @ParameterizedTest
    @FieldSource("RULES")
    void everyRuleCanFail(ArchRule rule) {
        assertThat(violations(rule.getDescription())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            use only modules its own stands on        | planted.statistics.UpwardArrow
            use only modules its own stands on        | planted.tracking.SidewaysArrow
            see only the root package                 | planted.serving.Intruder
            never its stores                          | planted.serving.Borrower
            'planted.(**)'                            | Slice registry.capture
            'planted.(*)..'                           | Slice registry ->
            'planted.(*).(*)..'                       | Slice registry - capture ->
            'planted.(*).(*).(*)..'                   | Slice tracking - search - left
            from its module's root package            | planted.registry.Models
            not see store from http                   | planted.registry.http.ModelRoutes
            only from its wiring                      | planted.registry.diff.ModelDiff
            only in its home                          | planted.tracking.Homeless
            third-party type in its public methods    | planted.tracking.Leak
            take time, randomness and ids             | java.time.Instant.now()
            take time, randomness and ids             | java.util.Random.<init>()
            take time, randomness and ids             | java.util.UUID.randomUUID()
            @NullMarked                               | planted.tracking.unmarked
            Optional as a parameter                   | planted.tracking.OptionalParameter
            Manager, Helper                           | planted.tracking.RunManager
            not print                                 | planted.tracking.Printer
            be tested by the contract                 | planted.registry.store.SqlModelStore
            """, quoteCharacter = '"')
    void offenderIsNamed(String rule, String offender) {
        assertThat(violations(rule)).anySatisfy(message -> assertThat(message).contains(offender));
    }

    @Test
    void innocentCodeIsNotNamed() {
        assertThat(RULES.stream().flatMap(rule -> violations(rule.getDescription()).stream()))
                .isNotEmpty()
                .noneMatch(message -> message.contains("Clean"))
                .noneMatch(message -> message.contains("SqlRunStore has no test"))
                .noneMatch(message -> message.startsWith("Field <planted.registry.wiring"));
    }

    private static List<String> violations(String sentence) {
        return RULES.stream()
                .filter(rule -> rule.getDescription().contains(sentence))
                .flatMap(rule -> rule.evaluate(CLASSES).getFailureReport().getDetails().stream())
                .toList();
    }
}
