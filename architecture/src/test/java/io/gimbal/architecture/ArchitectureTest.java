package io.gimbal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The rules, over every module of the build. What to do when one fails stands in this module's README.
final class ArchitectureTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Modules MODULES = Modules.ofBuild(ROOT);
    private static final JavaClasses CLASSES = MODULES.read(ROOT, "classes");

    /// Test classes are read together with the classes they test, so that what they reach is known.
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .importPaths(MODULES.all().stream()
                    .flatMap(module -> Stream.of("classes", "test-classes")
                            .map(kind -> ROOT.resolve(module.path())
                                    .resolve("target")
                                    .resolve(kind)))
                    .filter(Files::isDirectory)
                    .toList());

    static final List<ArchRule> RULES = Rule.all(MODULES, WITH_TESTS);

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void everyModuleOfTheBuildIsADependencyOfThisOne() {
        Pattern artifact = Pattern.compile("<artifactId>gimbal-([^<]+)</artifactId>");
        Set<String> known = Modules.matches(artifact, ROOT.resolve("architecture/pom.xml"))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(MODULES.all().stream().map(Module::name))
                .as("modules of the root pom; add the missing ones to architecture/pom.xml, as test dependencies")
                .isSubsetOf(known);
    }

    @Test
    void everyModuleHasClassesBelowItsPackage() {
        for (Module module : MODULES.all()) {
            JavaClasses own = new Modules(List.of(module)).read(ROOT, "classes");
            assertThat(own).as("classes of %s", module).isNotEmpty();
            assertThat(own.stream().map(JavaClass::getPackageName))
                    .as("packages of %s", module)
                    .allMatch(module::owns);
        }
    }
}
