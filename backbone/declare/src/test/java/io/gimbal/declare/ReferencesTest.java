package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReferencesTest {
    private final List<References.Referring> declarations = new ArrayList<>();
    private Map<ReferenceUse, AssetRef> found = Map.of();

    @Test
    void thatLeadToADeclarationOrSomethingLiveAreFine() {
        declare("source", "trips");
        declare("view", "spend", "source trips", "model other/duration");
        assertThat(check(Map.of("other/model", Set.of("duration")))).isEmpty();
        assertThat(found.values())
                .extracting(AssetRef::toString)
                .containsExactlyInAnyOrder("source:taxi/trips", "model:other/duration");
    }

    @Test
    void thatLeadNowhereNameTheNearest() {
        declare("source", "trips");
        declare("view", "spend", "source tripz");
        assertThat(check(Map.of())).containsExactly("view.yaml:2:1: no source \"tripz\" (did you mean \"trips\"?)");
    }

    @Test
    void toAnotherProjectAreNotFoundInThisOne() {
        declare("source", "trips");
        declare("view", "spend", "source other/trips");
        assertThat(check(Map.of())).containsExactly("view.yaml:2:1: no source \"other/trips\"");
    }

    @Test
    void namesDeclaredTwiceAreShownWithBothPlaces() {
        declare("source", "trips");
        declare("source", "trips");
        declare("view", "trips");
        assertThat(check(Map.of()))
                .containsExactly("source.yaml:1:9: source trips is declared twice, first at source.yaml:1:9");
    }

    @Test
    void inACircleAreShownOnce() {
        declare("a", "x", "b y");
        declare("b", "y", "c z");
        declare("c", "z", "a x");
        declare("d", "w", "a x");
        assertThat(check(Map.of())).containsExactly("a.yaml:1:9: depends on itself: a x -> b y -> c z -> a x");
    }

    @Test
    void toOneselfAreACircle() {
        declare("a", "x", "a x");
        assertThat(check(Map.of())).containsExactly("a.yaml:1:9: depends on itself: a x -> a x");
    }

    @Test
    void inALongChainAreFollowedWithoutRecursion() {
        for (int i = 0; i < 20_000; i++) {
            declare("a", "n" + i, "a n" + (i + 1));
        }
        declare("a", "n20000");
        assertThat(check(Map.of())).isEmpty();
    }

    private void declare(String kind, String name, String... references) {
        Location place = new Location(kind + ".yaml", 1, 9);
        Document document =
                new Document(kind, name, place, place, new Located.Mapping(List.of(), place), kind + ": " + name);
        List<ReferenceUse> uses = Arrays.stream(references)
                .map(it -> it.split(" ", 2))
                .map(it ->
                        ReferenceUse.parse(EdgeType.READS, List.of(it[0]), it[1], new Location(kind + ".yaml", 2, 1)))
                .toList();
        declarations.add(new References.Referring(document, uses));
    }

    private List<String> check(Map<String, Set<String>> live) {
        Problems problems = new Problems();
        found = References.resolve("taxi", declarations, new Live(live), problems);
        return problems.list().stream().map(Problem::toString).toList();
    }

    /// Names by kind, or by `project/kind`.
    private record Live(Map<String, Set<String>> all) implements References.Known {
        @Override
        public Set<String> names(String kind) {
            return all.getOrDefault(kind, Set.of());
        }

        @Override
        public Set<String> names(String kind, String project) {
            return names(project + "/" + kind);
        }
    }

    @Test
    void readProjectAndName() {
        ReferenceUse use = ReferenceUse.parse(EdgeType.READS, List.of("source"), "other/trips", Location.of("x"));
        assertThat(use.project()).isEqualTo(Optional.of("other"));
        assertThat(use.name()).isEqualTo("trips");
        assertThat(use.text()).isEqualTo("other/trips");
        ReferenceUse ofKind =
                ReferenceUse.parse(EdgeType.READS, List.of("source", "dataset"), "dataset/trips", Location.of("x"));
        assertThat(ofKind.kinds()).containsExactly("dataset");
        assertThat(ofKind.project()).isEmpty();
    }
}
