package io.gimbal.web.lineage;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.graph.Reach;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Draws what depends on what: around one asset, or everything. Unless every detail is wanted, versions are
/// drawn as the thing they are versions of, features as their view, runs not at all but for what they made of
/// what, and no arrow that a longer way tells already.
public final class Lineage {
    private static final int MOST_READ = 500;
    private static final int MOST_DRAWN = 160;
    private static final int NAME_LENGTH = 21;
    private static final String VERSION = "-version";
    private static final String REDUCED =
            " Lines that a longer way tells already are not drawn; the table below has them.";

    private final Assets assets;
    private final Edges edges;
    private final Impact impact;

    public Lineage(Assets assets, Edges edges, Impact impact) {
        this.assets = assets;
        this.edges = edges;
        this.impact = impact;
    }

    private record Found(List<AssetRef> refs, boolean more) {}

    LineageView all(boolean versions) {
        Page<Asset> page = assets.list(AssetFilter.all(), PageRequest.first(MOST_READ));
        List<AssetRef> refs = page.items().stream().map(Asset::ref).toList();
        return draw(Optional.empty(), new Found(refs, page.next().isPresent()), versions);
    }

    LineageView around(AssetRef centre, boolean versions) {
        assets.get(centre);
        List<AssetRef> starts = withVersions(centre);
        List<AssetRef> refs = Stream.concat(
                        starts.stream(),
                        starts.stream()
                                .flatMap(start -> Stream.concat(
                                        impact.upstream(start).stream(), impact.downstream(start).stream()))
                                .sorted(Comparator.comparingInt(Reach::distance))
                                .map(Reach::asset))
                .distinct()
                .toList();
        return draw(
                Optional.of(centre),
                new Found(refs.stream().limit(MOST_READ).toList(), refs.size() > MOST_READ),
                versions);
    }

    /// What a thing stands on is what its versions stand on.
    private List<AssetRef> withVersions(AssetRef centre) {
        return Stream.concat(
                        Stream.of(centre),
                        edges.list(centre).stream()
                                .filter(edge -> edge.type() == EdgeType.MEMBER_OF
                                        && edge.to().equals(centre))
                                .map(Edge::from))
                .toList();
    }

    private LineageView draw(Optional<AssetRef> centre, Found found, boolean versions) {
        Map<AssetRef, Integer> numbers = new LinkedHashMap<>();
        found.refs().stream()
                .map(ref -> shown(ref, versions))
                .filter(ref ->
                        versions || !isRun(ref) || centre.filter(ref::equals).isPresent())
                .distinct()
                .limit(MOST_DRAWN)
                .forEach(ref -> numbers.put(ref, numbers.size()));
        Set<Step> steps = steps(found.refs(), numbers, versions);
        if (centre.isEmpty()) {
            return draw(centre, connected(numbers, steps), steps, found, versions);
        }
        return draw(centre, numbers, steps, found, versions);
    }

    /// An edge from what is depended on, in words that begin with what depends.
    private record Step(AssetRef dependency, AssetRef dependent, Edge edge) {}

    private Set<Step> steps(List<AssetRef> refs, Map<AssetRef, Integer> numbers, boolean versions) {
        Map<List<AssetRef>, Step> steps = new LinkedHashMap<>();
        for (AssetRef ref : refs) {
            List<Edge> touching = edges.list(ref);
            touching.forEach(edge -> step(edge, versions).ifPresent(step -> add(steps, step, numbers)));
            if (isRun(ref) && !numbers.containsKey(ref)) {
                through(ref, touching).forEach(step -> add(steps, step, numbers));
            }
        }
        return new LinkedHashSet<>(steps.values());
    }

    private static Optional<Step> step(Edge edge, boolean versions) {
        return edge.dependency()
                .flatMap(from ->
                        edge.dependent().map(to -> new Step(shown(from, versions), shown(to, versions), edge)));
    }

    private static void add(Map<List<AssetRef>, Step> steps, Step step, Map<AssetRef, Integer> numbers) {
        boolean drawn = numbers.containsKey(step.dependency()) && numbers.containsKey(step.dependent());
        if (drawn && !step.dependency().equals(step.dependent())) {
            steps.putIfAbsent(List.of(step.dependency(), step.dependent()), step);
        }
    }

    /// What a run that is not drawn has made, and of what.
    private static List<Step> through(AssetRef run, List<Edge> touching) {
        List<Step> steps = new ArrayList<>();
        for (Edge made : touching) {
            for (Edge used : touching) {
                if (made.dependency().filter(run::equals).isPresent()
                        && used.dependent().filter(run::equals).isPresent()) {
                    steps.add(new Step(
                            shown(used.dependency().orElseThrow(), false),
                            shown(made.dependent().orElseThrow(), false),
                            made));
                }
            }
        }
        return steps;
    }

    private static boolean isRun(AssetRef ref) {
        return ref.kind().value().equals("run");
    }

    /// Without what stands alone: in a picture of everything it would only take room.
    private static Map<AssetRef, Integer> connected(Map<AssetRef, Integer> numbers, Set<Step> steps) {
        Set<AssetRef> ends = new LinkedHashSet<>();
        steps.forEach(step -> {
            ends.add(step.dependency());
            ends.add(step.dependent());
        });
        Map<AssetRef, Integer> kept = new LinkedHashMap<>();
        numbers.keySet().stream().filter(ends::contains).forEach(ref -> kept.put(ref, kept.size()));
        return kept;
    }

    private LineageView draw(
            Optional<AssetRef> centre, Map<AssetRef, Integer> numbers, Set<Step> steps, Found found, boolean versions) {
        List<Arrow> all = steps.stream()
                .map(step -> new Arrow(number(numbers, step.dependency()), number(numbers, step.dependent())))
                .toList();
        List<Arrow> arrows = versions ? all : new Reduction(numbers.size(), all).needed();
        Layering layering = new Layering(numbers.size(), arrows);
        Ordering ordering = new Ordering(layering);
        Placement placement = new Placement(numbers.size(), ordering);
        Set<Arrow> straight = Set.copyOf(arrows);
        List<LineageView.Line> lines = ordering.routes().stream()
                .map(route -> new LineageView.Line(
                        placement.path(route), !straight.contains(new Arrow(route.getFirst(), route.getLast()))))
                .toList();
        Optional<AssetRef> middle = centre.map(ref -> shown(ref, versions));
        return new LineageView(
                middle.map(ref -> AssetLink.of(ref).text()).orElse(""),
                middle.map(Addresses::of).orElse(""),
                versions,
                toggle(centre, versions),
                placement.width(),
                placement.height(),
                nodes(numbers, placement, middle),
                lines,
                rows(steps),
                note(numbers.size(), found) + (arrows.size() < all.size() ? REDUCED : ""));
    }

    private static int number(Map<AssetRef, Integer> numbers, AssetRef ref) {
        return Optional.ofNullable(numbers.get(ref)).orElseThrow();
    }

    private static List<LineageView.Node> nodes(
            Map<AssetRef, Integer> numbers, Placement placement, Optional<AssetRef> centre) {
        List<LineageView.Node> nodes = new ArrayList<>();
        numbers.forEach((ref, number) -> {
            AssetLink link = AssetLink.of(ref);
            nodes.add(new LineageView.Node(
                    link,
                    shortened(link.text()),
                    placement.left(number),
                    placement.top(number),
                    family(ref.kind().value()),
                    centre.filter(ref::equals).isPresent()));
        });
        return nodes;
    }

    private static String shortened(String name) {
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH - 1) + "…";
    }

    private static String family(String kind) {
        return switch (kind) {
            case "source", "dataset", "dataset-version", "contract" -> "data";
            case "entity", "feature-view", "feature-service" -> "features";
            case "pipeline", "run" -> "work";
            case "model", "model-version", "stage-policy" -> "models";
            case "endpoint", "consumer" -> "use";
            default -> "watch";
        };
    }

    private static List<LineageView.Row> rows(Set<Step> steps) {
        return steps.stream()
                .map(step -> new LineageView.Row(
                        AssetLink.of(step.dependent()), verb(step.edge()), AssetLink.of(step.dependency())))
                .sorted(Comparator.comparing(
                        row -> row.from().kind() + row.from().text()))
                .toList();
    }

    private static String verb(Edge edge) {
        return edge.type() == EdgeType.PRODUCES
                ? "is produced by"
                : edge.type() == EdgeType.FEEDS_BACK
                        ? "is fed by"
                        : edge.type().text().replace('-', ' ');
    }

    private static String note(int drawn, Found found) {
        return drawn >= MOST_DRAWN || found.more()
                ? "Only the nearest " + drawn + " assets are drawn; open one of them to see what is around it."
                : "";
    }

    private static String toggle(Optional<AssetRef> centre, boolean versions) {
        String ref = centre.map(it -> "ref=" + Addresses.encode(it.toString())).orElse("");
        String more = versions ? "" : "versions=shown";
        return "/lineage?" + ref + (ref.isEmpty() || more.isEmpty() ? "" : "&") + more;
    }

    /// What stands for the asset in the picture.
    private static AssetRef shown(AssetRef ref, boolean versions) {
        if (versions) {
            return ref;
        }
        if (ref.kind().value().equals("feature")) {
            String name = ref.name();
            int dot = name.indexOf('.');
            return AssetRef.of(new AssetKind("feature-view"), ref.namespace(), dot < 1 ? name : name.substring(0, dot));
        }
        if (ref.version().isEmpty()) {
            return ref;
        }
        String kind = ref.kind().value();
        String parent = kind.endsWith(VERSION) ? kind.substring(0, kind.length() - VERSION.length()) : kind;
        return AssetRef.of(new AssetKind(parent), ref.namespace(), ref.name());
    }
}
