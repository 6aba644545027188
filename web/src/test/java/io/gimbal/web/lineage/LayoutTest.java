package io.gimbal.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How the graph is laid out.
final class LayoutTest {
    @Test
    void whatALongerWayTellsIsNotDrawn() {
        List<Arrow> needed = new Reduction(3, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(0, 2))).needed();

        assertThat(needed).containsExactly(new Arrow(0, 1), new Arrow(1, 2));
    }

    @Test
    void aCircleStaysWhole() {
        List<Arrow> circle = List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(2, 0));

        assertThat(new Reduction(3, circle).needed()).isEqualTo(circle);
    }

    @Test
    void arrowsGoFromLeftToRight() {
        Layering layering =
                new Layering(4, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(0, 2), new Arrow(2, 3)));

        assertThat(layering.layers()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatNothingLeadsToStandsBeforeItsUse() {
        Layering layering = new Layering(4, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(3, 2)));

        assertThat(layering.layers()).containsExactly(0, 1, 2, 1);
    }

    @Test
    void aCircleIsCutWhereItCloses() {
        Layering layering = new Layering(3, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(2, 0)));

        assertThat(layering.layers()).containsExactly(0, 1, 2);
        assertThat(layering.forward()).containsExactlyInAnyOrder(new Arrow(0, 1), new Arrow(1, 2), new Arrow(0, 2));
    }

    @Test
    void crossedArrowsAreUncrossed() {
        Layering layering = new Layering(4, List.of(new Arrow(0, 3), new Arrow(1, 2)));

        assertThat(new Ordering(layering).crossings()).isZero();
    }

    @Test
    void aLongArrowBendsInEveryLayerItPasses() {
        Layering layering =
                new Layering(4, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(2, 3), new Arrow(0, 3)));
        Ordering ordering = new Ordering(layering);

        assertThat(ordering.routes())
                .filteredOn(route -> route.getFirst() == 0 && route.getLast() == 3)
                .singleElement()
                .satisfies(route -> assertThat(route).hasSize(4));
    }

    @Test
    void nothingAtAllHasAPlaceToo() {
        assertThat(new Placement(0, new Ordering(new Layering(0, List.of()))).height())
                .isPositive();
    }

    @Test
    void noBoxLiesOnAnother() {
        Random random = new Random(7);
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            arrows.add(new Arrow(random.nextInt(50), random.nextInt(50)));
        }
        Placement placement = new Placement(50, new Ordering(new Layering(50, arrows)));

        for (int one = 0; one < 50; one++) {
            for (int other = one + 1; other < 50; other++) {
                boolean sameColumn = placement.left(one) == placement.left(other);
                int apart = Math.abs(placement.top(one) - placement.top(other));
                assertThat(!sameColumn || apart >= Placement.NODE_HEIGHT).isTrue();
            }
        }
    }

    @Test
    void theSameGraphIsDrawnTheSame() {
        List<Arrow> arrows = List.of(new Arrow(0, 2), new Arrow(1, 2), new Arrow(2, 3), new Arrow(2, 4));

        assertThat(paths(arrows)).isEqualTo(paths(arrows)).hasSize(4);
    }

    private static List<String> paths(List<Arrow> arrows) {
        Ordering ordering = new Ordering(new Layering(5, arrows));
        Placement placement = new Placement(5, ordering);
        return ordering.routes().stream().map(placement::path).toList();
    }
}
