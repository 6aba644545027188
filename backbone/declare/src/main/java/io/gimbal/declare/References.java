package io.gimbal.declare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks how the declarations of a project name each other, and what exists already.
public final class References {
    private final Known known;
    private final Problems problems;

    private References(Known known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    /// What there is beside the declarations that are checked.
    public interface Known {
        /// The names of a kind in the project that is checked.
        Set<String> names(String kind);

        /// The names of a kind in another project.
        Set<String> names(String kind, String project);
    }

    /// A declaration and what it names.
    public record Referring(Document document, List<ReferenceUse> references) {
        public Referring {
            references = List.copyOf(references);
        }
    }

    /// Finds what each reference means. Adds a problem for each name that is declared twice, each reference that leads
    /// nowhere, and each circle.
    ///
    /// @param project the project the declarations belong to
    /// @param known what is there beside them
    /// @return the assets that were found
    public static Map<ReferenceUse, AssetRef> resolve(
            String project, List<Referring> declarations, Known known, Problems problems) {
        References references = new References(known, problems);
        Map<Asset, Referring> declared = references.unique(declarations);
        Map<String, Set<String>> names =
                declared.keySet().stream().collect(groupingBy(Asset::kind, mapping(Asset::name, toSet())));
        Map<ReferenceUse, AssetRef> found = new HashMap<>();
        for (Referring it : declarations) {
            for (ReferenceUse use : it.references()) {
                references.find(use, project, names).ifPresent(ref -> found.put(use, ref));
            }
        }
        references.circles(declared);
        return found;
    }

    private record Asset(String kind, String name) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    private Map<Asset, Referring> unique(List<Referring> declarations) {
        Map<Asset, Referring> declared = new LinkedHashMap<>();
        for (Referring it : declarations) {
            Document document = it.document();
            Referring first = declared.putIfAbsent(new Asset(document.kind(), document.name()), it);
            if (first != null) {
                problems.add(Problem.at(
                                document.nameLocation(),
                                document.title() + " is declared twice, first at "
                                        + first.document().nameLocation())
                        .withExcerpt(document.kind() + ": " + document.name()));
            }
        }
        return declared;
    }

    private Optional<AssetRef> find(ReferenceUse use, String project, Map<String, Set<String>> declared) {
        Set<String> candidates = new TreeSet<>();
        for (String kind : use.kinds()) {
            Set<String> own = use.project().isPresent() ? Set.of() : declared.getOrDefault(kind, Set.of());
            Set<String> others =
                    use.project().map(other -> known.names(kind, other)).orElseGet(() -> known.names(kind));
            if (own.contains(use.name()) || others.contains(use.name())) {
                String namespace = use.project().orElse(project);
                return Optional.of(AssetRef.of(new AssetKind(kind), namespace, use.name()));
            }
            candidates.addAll(own);
            candidates.addAll(others);
        }
        Problem problem = Problem.at(
                        use.location(), "no " + String.join(" or ", use.kinds()) + " \"" + use.text() + "\"")
                .withExcerpt(use.text());
        problems.add(problem.withNearest(use.name(), candidates));
        return Optional.empty();
    }

    private void circles(Map<Asset, Referring> declared) {
        Map<Asset, List<Asset>> edges = new HashMap<>();
        declared.forEach((asset, it) -> edges.put(asset, targets(it, declared.keySet())));
        Set<Asset> done = new HashSet<>();
        for (Asset start : declared.keySet()) {
            Optional<List<Asset>> circle = circle(start, edges, done);
            circle.ifPresent(path -> problems.add(describe(path, declared)));
        }
    }

    private static List<Asset> targets(Referring from, Set<Asset> declared) {
        return from.references().stream()
                .filter(use -> use.project().isEmpty())
                .flatMap(use -> use.kinds().stream()
                        .map(kind -> new Asset(kind, use.name()))
                        .filter(declared::contains)
                        .limit(1))
                .toList();
    }

    /// Follows the edges from a start, depth first and without recursion.
    private static Optional<List<Asset>> circle(Asset start, Map<Asset, List<Asset>> edges, Set<Asset> done) {
        List<Asset> path = new ArrayList<>();
        List<Integer> next = new ArrayList<>();
        Map<Asset, Integer> places = new HashMap<>();
        path.add(start);
        next.add(0);
        places.put(start, 0);
        while (!path.isEmpty()) {
            Asset here = path.getLast();
            List<Asset> targets = done.contains(here) ? List.of() : edges.getOrDefault(here, List.of());
            int index = next.removeLast();
            if (index >= targets.size()) {
                done.add(here);
                places.remove(path.removeLast());
                continue;
            }
            next.add(index + 1);
            Asset target = targets.get(index);
            Integer at = places.get(target);
            if (at != null) {
                done.addAll(path);
                List<Asset> circle = new ArrayList<>(path.subList(at, path.size()));
                circle.add(target);
                return Optional.of(circle);
            }
            places.put(target, path.size());
            path.add(target);
            next.add(0);
        }
        return Optional.empty();
    }

    private static Problem describe(List<Asset> circle, Map<Asset, Referring> declared) {
        Document first = Objects.requireNonNull(declared.get(circle.getFirst())).document();
        String path = String.join(" -> ", circle.stream().map(Asset::toString).toList());
        return Problem.at(first.nameLocation(), "depends on itself: " + path)
                .withExcerpt(first.kind() + ": " + first.name());
    }
}
