package io.gimbal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Each third-party library has one home, and stays inside it.
final class ThirdPartyRules {
    private static final Set<String> EVERYWHERE = Set.of("");
    private static final Set<String> JSON_HOMES = Set.of("foundation/json", "backbone/declare", "compat", "client");
    private static final Set<String> TESTS = Set.of("testkit", "e2e", "bench", "interop");

    /// Package to the modules, or layers, that may use it. A library that is missing here has no home yet.
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("java", EVERYWHERE),
            Map.entry("javax", EVERYWHERE),
            Map.entry("jdk", Set.of("foundation/telemetry", "server")),
            Map.entry("org.jspecify", EVERYWHERE),
            Map.entry(
                    "org.slf4j",
                    Set.of(
                            "foundation/telemetry",
                            "foundation/http",
                            "ports",
                            "backbone",
                            "capabilities",
                            "compat",
                            "web",
                            "server")),
            Map.entry("ch.qos.logback", Set.of("foundation/telemetry")),
            Map.entry("io.micrometer", Set.of("foundation/telemetry")),
            Map.entry("io.prometheus", Set.of("foundation/telemetry")),
            Map.entry("io.helidon", Set.of("foundation/http")),
            Map.entry("tools.jackson", JSON_HOMES),
            Map.entry("com.fasterxml.jackson.annotation", JSON_HOMES),
            Map.entry("org.hipparchus", Set.of("foundation/statistics")),
            Map.entry("org.apache.datasketches", Set.of("foundation/statistics")),
            Map.entry("org.sqlite", Set.of("ports/sql")),
            Map.entry("org.postgresql", Set.of("ports/sql")),
            Map.entry("com.zaxxer.hikari", Set.of("ports/sql")),
            Map.entry("org.flywaydb", Set.of("ports/sql")),
            Map.entry("org.rocksdb", Set.of("ports/kv")),
            Map.entry("org.duckdb", Set.of("ports/query")),
            Map.entry("org.apache.lucene", Set.of("ports/search")),
            Map.entry("com.github.kagkarlsson", Set.of("ports/jobs")),
            Map.entry("ml.dmlc", Set.of("ports/model-xgboost")),
            Map.entry("dev.cel", Set.of("backbone/rules")),
            Map.entry("com.google.protobuf", Set.of("backbone/rules")),
            Map.entry("com.google.common", Set.of("backbone/rules")), // what CEL speaks
            Map.entry("org.snakeyaml", Set.of("backbone/declare")),
            Map.entry("gg.jte", Set.of("web")),
            Map.entry("picocli", Set.of("cli")),
            Map.entry("org.junit", TESTS),
            Map.entry("org.assertj", TESTS),
            Map.entry("io.zonky", TESTS),
            Map.entry("com.microsoft.playwright", TESTS));

    private final Modules modules;

    ThirdPartyRules(Modules modules) {
        this.modules = modules;
    }

    List<ArchRule> all() {
        return List.of(librariesStayAtHome(), librariesDoNotLeak());
    }

    private ArchRule librariesStayAtHome() {
        return Rule.everyDependency(
                "use a third-party library only in its home",
                it -> modules.find(it.from())
                        .filter(module -> isForeign(it.to()))
                        .map(module -> isAtHome(module, it.to()))
                        .orElse(true));
    }

    private ArchRule librariesDoNotLeak() {
        return Rule.everyClass(
                "not show a third-party type in its public methods",
                type -> Stream.of(type)
                        .filter(it -> isPublic(it)
                                && modules.find(it).isPresent()
                                && !isForTests(it)
                                && !isPlugIn(it)
                                && !isTemplate(it))
                        .flatMap(this::leaks));
    }

    private boolean isForTests(JavaClass type) {
        return modules.find(type)
                .filter(module -> TESTS.contains(module.layer()))
                .isPresent();
    }

    /// A class a library finds by its own interface has the library's methods.
    private boolean isPlugIn(JavaClass type) {
        return type.getRawInterfaces().stream().anyMatch(this::isThirdParty);
    }

    /// What the template compiler makes is public and speaks its language; nobody calls it but the engine.
    private static boolean isTemplate(JavaClass type) {
        return type.getPackageName().startsWith("io.gimbal.web.templates");
    }

    private Stream<String> leaks(JavaClass type) {
        Stream<String> ofMethods = type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(unit -> signature(unit)
                        .filter(this::isThirdParty)
                        .map(it -> unit.getFullName() + " shows " + it.getName()));
        Stream<String> ofFields = type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(field -> types(field)
                        .filter(this::isThirdParty)
                        .map(it -> field.getFullName() + " shows " + it.getName()));
        return Stream.concat(ofMethods, ofFields);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        Stream<JavaType> types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    private static Stream<JavaClass> types(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ThirdPartyRules::isPublic).orElse(true);
    }

    private boolean isForeign(JavaClass type) {
        return !type.isPrimitive() && modules.find(type).isEmpty();
    }

    private boolean isThirdParty(JavaClass type) {
        return isForeign(type) && !homes(type).equals(Optional.of(EVERYWHERE));
    }

    private static boolean isAtHome(Module module, JavaClass library) {
        return homes(library)
                .filter(homes -> homes.equals(EVERYWHERE)
                        || homes.contains(module.path())
                        || homes.contains(module.layer())
                        || TESTS.contains(module.layer()))
                .isPresent();
    }

    private static Optional<Set<String>> homes(JavaClass type) {
        String packageName = type.getPackageName();
        return HOMES.entrySet().stream()
                .filter(home -> packageName.equals(home.getKey()) || packageName.startsWith(home.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
