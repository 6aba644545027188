package io.gimbal.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.gimbal.architecture.Rule.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Which module may use which, and what of it.
final class ModuleRules {
    /// Java edges within a layer. Adding one is a page in `docs/decisions/`.
    private static final Map<String, Set<String>> EDGES = Map.ofEntries(
            Map.entry("foundation/json", Set.of("foundation/core")),
            Map.entry("foundation/filter", Set.of("foundation/core")),
            Map.entry("foundation/statistics", Set.of("foundation/core")),
            Map.entry("foundation/telemetry", Set.of("foundation/core", "foundation/json")),
            Map.entry("foundation/http", Set.of("foundation/core", "foundation/json", "foundation/telemetry")),
            Map.entry("ports/jobs", Set.of("ports/sql")),
            Map.entry("ports/model", Set.of("ports/blob")), // models are stored by digest
            Map.entry("ports/log", Set.of("ports/sql", "ports/query")),
            Map.entry("capabilities/features", Set.of("capabilities/data")),
            Map.entry(
                    "capabilities/pipelines",
                    Set.of(
                            "capabilities/data",
                            "capabilities/features",
                            "capabilities/tracking",
                            "capabilities/registry")),
            Map.entry("capabilities/serving", Set.of("capabilities/registry", "capabilities/features")),
            Map.entry(
                    "capabilities/monitoring",
                    Set.of("capabilities/serving", "capabilities/features", "capabilities/data")),
            Map.entry("capabilities/value", Set.of("capabilities/serving")),
            Map.entry("compat/mlflow", Set.of("ports/sql")), // a batch and the run's name in it change together
            Map.entry("cli", Set.of("client", "foundation/core", "foundation/json")),
            Map.entry("examples/taxi", Set.of("client")));

    /// The layers a layer stands on.
    private static final Map<String, Set<String>> BELOW = Map.of(
            "ports", Set.of("foundation"),
            "backbone", Set.of("foundation", "ports", "backbone"),
            "capabilities", Set.of("foundation", "ports", "backbone"),
            "compat", Set.of("foundation", "backbone", "capabilities"),
            "web", Set.of("foundation", "backbone", "capabilities"),
            "server", Set.of("foundation", "ports", "backbone", "capabilities", "compat", "web"));

    /// Topics that are as public as their module's root, because the root would be too full with them.
    private static final Map<String, Set<String>> PUBLIC_TOPICS = Map.of(
            "capabilities/tracking",
            Set.of("artifacts", "curves", "difference", "gc", "models", "overview", "search", "views"),
            "capabilities/registry",
            Set.of("difference"));

    /// Modules that look at everything and that nothing looks at.
    private static final List<String> OBSERVERS = List.of("testkit", "e2e", "bench", "interop");

    private final Modules modules;

    ModuleRules(Modules modules) {
        this.modules = modules;
    }

    List<ArchRule> all() {
        return List.of(
                modulesUseOnlyWhatIsBelow(),
                onlyTheFaceIsSeen(),
                storesArePrivate(),
                noCycles("(**)"),
                noCycles("(*).."),
                noCycles("(*).(*).."),
                noCycles("(*).(*).(*).."));
    }

    private ArchRule modulesUseOnlyWhatIsBelow() {
        return Rule.everyDependency(
                "use only modules its own stands on",
                it -> between(it).map(edge -> mayUse(edge.from(), edge.to())).orElse(true));
    }

    static boolean mayUse(Module from, Module to) {
        if (OBSERVERS.contains(from.layer())
                || EDGES.getOrDefault(from.path(), Set.of()).contains(to.path())) {
            return true;
        }
        if (from.isAdapter() && to.path().equals("ports/" + portOf(from))) {
            return true;
        }
        if (to.isAdapter() && !from.path().equals("server")) {
            return false;
        }
        boolean portOnHttp = from.isIn("ports") && to.path().equals("foundation/http");
        return BELOW.getOrDefault(from.layer(), Set.of()).contains(to.layer()) && !portOnHttp;
    }

    private static String portOf(Module adapter) {
        return adapter.name().substring(0, adapter.name().indexOf('-'));
    }

    private ArchRule onlyTheFaceIsSeen() {
        return Rule.everyDependency(
                "see only the root package of another module, the server also its wiring",
                it -> between(it)
                        .filter(edge -> edge.to().isIn("backbone", "capabilities", "compat", "web", "cli"))
                        .filter(edge -> !OBSERVERS.contains(edge.from().layer()))
                        .map(edge -> modules.isRoot(it.to())
                                || PUBLIC_TOPICS
                                        .getOrDefault(edge.to().path(), Set.of())
                                        .contains(modules.topic(it.to()))
                                || (edge.from().path().equals("server")
                                        && modules.topic(it.to()).equals("wiring")))
                        .orElse(true));
    }

    private ArchRule storesArePrivate() {
        return Rule.everyDependency(
                "call another module's services, never its stores",
                it -> between(it)
                        .filter(edge -> edge.to().isIn("backbone", "capabilities"))
                        .filter(edge -> !OBSERVERS.contains(edge.from().layer()))
                        .map(edge -> !it.to().getSimpleName().endsWith("Store"))
                        .orElse(true));
    }

    private ArchRule noCycles(String below) {
        String pattern = commonRoot() + "." + below;
        return slices().matching(pattern).should().beFreeOfCycles().allowEmptyShould(true);
    }

    private String commonRoot() {
        List<String> roots = modules.all().stream().map(Module::packageRoot).toList();
        String first = roots.getFirst();
        int end = IntStream.range(0, first.length())
                .filter(i -> first.charAt(i) == '.')
                .filter(i -> roots.stream().allMatch(root -> root.startsWith(first.substring(0, i + 1))))
                .max()
                .orElseThrow();
        return first.substring(0, end);
    }

    private record Edge(Module from, Module to) {}

    /// The edge between two modules; empty inside one and towards third parties.
    private Optional<Edge> between(Dependency dependency) {
        return modules.find(dependency.from())
                .flatMap(from -> modules.find(dependency.to())
                        .filter(to -> !to.equals(from))
                        .map(to -> new Edge(from, to)));
    }
}
