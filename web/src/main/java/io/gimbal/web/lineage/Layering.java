package io.gimbal.web.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts nodes into layers so that arrows go from left to right. An arrow that would close a circle is turned round for
/// that purpose. What nothing leads to stands directly before what it leads to.
final class Layering {
    private final int nodes;
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<Arrow> forward = new ArrayList<>();
    private final int[] layers;

    private enum Visit {
        NOT_YET,
        UNDER_WAY,
        DONE
    }

    Layering(int nodes, List<Arrow> arrows) {
        this.nodes = nodes;
        for (int i = 0; i < nodes; i++) {
            next.add(new ArrayList<>());
        }
        arrows.stream()
                .distinct()
                .filter(arrow -> arrow.from() != arrow.to())
                .forEach(arrow -> next.get(arrow.from()).add(arrow.to()));
        turnCircles();
        layers = longestPaths();
        pullSourcesTowardsTheirUse();
    }

    /// By node.
    int[] layers() {
        return layers.clone();
    }

    /// Every arrow, from a lower layer to a higher one.
    List<Arrow> forward() {
        return List.copyOf(forward);
    }

    int depth() {
        return Arrays.stream(layers).max().orElse(-1) + 1;
    }

    private void turnCircles() {
        Visit[] visits = new Visit[nodes];
        Arrays.fill(visits, Visit.NOT_YET);
        for (int node = 0; node < nodes; node++) {
            if (visits[node] == Visit.NOT_YET) {
                visit(node, visits);
            }
        }
    }

    private void visit(int node, Visit[] visits) {
        visits[node] = Visit.UNDER_WAY;
        for (int to : next.get(node)) {
            Arrow arrow = new Arrow(node, to);
            forward.add(visits[to] == Visit.UNDER_WAY ? arrow.turned() : arrow);
            if (visits[to] == Visit.NOT_YET) {
                visit(to, visits);
            }
        }
        visits[node] = Visit.DONE;
    }

    private int[] longestPaths() {
        int[] found = new int[nodes];
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Arrow arrow : forward) {
                if (found[arrow.to()] <= found[arrow.from()]) {
                    found[arrow.to()] = found[arrow.from()] + 1;
                    moved = true;
                }
            }
        }
        return found;
    }

    private void pullSourcesTowardsTheirUse() {
        for (int node = 0; node < nodes; node++) {
            int self = node;
            boolean isSource = forward.stream().noneMatch(arrow -> arrow.to() == self);
            int nearest = forward.stream()
                    .filter(arrow -> arrow.from() == self)
                    .mapToInt(arrow -> layers[arrow.to()])
                    .min()
                    .orElse(1);
            if (isSource) {
                layers[node] = Math.max(0, nearest - 1);
            }
        }
    }
}
