package io.gimbal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All modules, and which one a class belongs to.
record Modules(List<Module> all) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /// Modules without classes of the product: this one, whose classes are rules, and tests of the whole.
    private static final Set<String> ONLY_TESTS = Set.of("architecture", "e2e");

    Modules {
        all = List.copyOf(all);
    }

    /// What the root pom lists.
    static Modules ofBuild(Path root) {
        return new Modules(matches(MODULE, root.resolve("pom.xml"))
                .map(match -> match.group(1))
                .filter(path -> !ONLY_TESTS.contains(path))
                .map(Module::at)
                .toList());
    }

    static Stream<MatchResult> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The module with the longest package root above the class; nobody's classes are third parties'.
    Optional<Module> find(JavaClass type) {
        String packageName = type.getPackageName();
        return all.stream()
                .filter(module -> module.owns(packageName))
                .max(Comparator.comparingInt(module -> module.packageRoot().length()));
    }

    boolean isRoot(JavaClass type) {
        return find(type)
                .filter(module -> module.packageRoot().equals(type.getPackageName()))
                .isPresent();
    }

    /// The part of the package below the module's root, `http`; empty in the root.
    String topic(JavaClass type) {
        return find(type)
                .map(module ->
                        type.getPackageName().substring(module.packageRoot().length()))
                .filter(rest -> !rest.isEmpty())
                .map(rest -> rest.substring(1))
                .orElse("");
    }

    /// The classes of all modules.
    ///
    /// @param kind `classes` or `test-classes`
    JavaClasses read(Path root, String kind) {
        return new ClassFileImporter()
                .importPaths(all.stream()
                        .map(module ->
                                root.resolve(module.path()).resolve("target").resolve(kind))
                        .filter(Files::isDirectory)
                        .toList());
    }
}
