package io.gimbal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// How the code is written, as far as class files can tell.
final class StyleRules {
    private static final Pattern EMPTY_WORDS = Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Utilities)");
    private static final Set<String> EMPTY_PACKAGES = Set.of("impl", "util", "utils", "common", "misc", "helpers");
    private static final String SOURCES = "io.gimbal.core.SystemSources";

    /// Methods and constructors (`<init>`) that read the machine's clock or randomness. A seeded [java.util.Random] is
    /// fine, an unseeded one is not.
    private static final Map<String, Set<String>> HIDDEN_INPUTS = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Year", Set.of("now")),
            Map.entry("java.time.YearMonth", Set.of("now")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Date", Set.of("<init>()")),
            Map.entry("java.util.Random", Set.of("<init>()")),
            Map.entry("java.util.SplittableRandom", Set.of("<init>()")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
            Map.entry("java.security.SecureRandom", Set.of("<init>()", "getInstanceStrong")));

    private final Modules modules;

    StyleRules(Modules modules) {
        this.modules = modules;
    }

    List<ArchRule> all() {
        return List.of(
                namesSayWhatIsDifferent(),
                optionalIsAnAnswer(),
                timeAndRandomnessAreArguments(),
                packagesAreNullMarked(),
                onlyCommandLinesAndTheLogPrint());
    }

    private static ArchRule namesSayWhatIsDifferent() {
        return Rule.everyClass("not be called Impl, Manager, Helper or Util, nor live in such a package", type -> {
            boolean emptyName = EMPTY_WORDS.matcher(type.getSimpleName()).matches();
            boolean emptyPackage = Stream.of(type.getPackageName().split("\\.")).anyMatch(EMPTY_PACKAGES::contains);
            return emptyName || emptyPackage ? Stream.of(type.getName() + " tells nothing apart") : Stream.empty();
        });
    }

    private static ArchRule optionalIsAnAnswer() {
        return Rule.everyClass(
                "not take an Optional as a parameter of anything others may call",
                type -> type.getCodeUnits().stream()
                        .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(unit -> !isOfRecord(unit))
                        .filter(unit ->
                                unit.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Optional.class)))
                        .map(unit -> unit.getFullName() + " takes an Optional"));
    }

    /// Components of a record are answers as well; its constructor and `equals` come with them.
    private static boolean isOfRecord(JavaCodeUnit unit) {
        return unit.getOwner().isRecord() && unit instanceof JavaConstructor;
    }

    private static ArchRule timeAndRandomnessAreArguments() {
        return Rule.everyClass(
                "take time, randomness and ids as arguments, from SystemSources at the start",
                type -> type.getCodeUnitCallsFromSelf().stream()
                        .filter(call -> !type.getName().startsWith(SOURCES))
                        .filter(call -> isHidden(
                                call.getTargetOwner(),
                                call.getTarget().getName(),
                                call.getTarget().getRawParameterTypes().isEmpty()))
                        .map(call -> call.getDescription()));
    }

    private static boolean isHidden(JavaClass owner, String name, boolean withoutArguments) {
        Set<String> names = HIDDEN_INPUTS.getOrDefault(owner.getName(), Set.of());
        return names.contains(name) || (withoutArguments && names.contains(name + "()"));
    }

    private ArchRule packagesAreNullMarked() {
        return Rule.everyClass(
                "live in a @NullMarked package",
                type -> Stream.of(type)
                        .filter(it -> modules.find(it).isPresent())
                        .filter(it -> !it.getPackage().isAnnotatedWith(NullMarked.class))
                        .map(it -> it.getPackageName() + " has no package-info with @NullMarked"));
    }

    private ArchRule onlyCommandLinesAndTheLogPrint() {
        Set<String> printers =
                Set.of("foundation/telemetry", "cli", "server", "examples", "testkit", "e2e", "bench", "interop");
        return Rule.everyClass(
                "not print; results are returned and events logged",
                type -> type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                        .filter(access -> modules.find(type)
                                .filter(module -> printers.contains(module.layer()) || printers.contains(module.path()))
                                .isEmpty())
                        .map(access -> access.getDescription()));
    }
}
