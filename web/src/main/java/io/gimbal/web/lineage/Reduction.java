package io.gimbal.web.lineage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Leaves out of a picture the arrows that a longer way tells already: with `a → b → c`, the arrow `a → c` says nothing
/// new. Arrows of a circle stay.
final class Reduction {
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<Arrow> arrows;

    Reduction(int nodes, List<Arrow> arrows) {
        this.arrows = List.copyOf(arrows);
        for (int i = 0; i < nodes; i++) {
            next.add(new ArrayList<>());
        }
        arrows.forEach(arrow -> next.get(arrow.from()).add(arrow.to()));
    }

    List<Arrow> needed() {
        return arrows.stream().filter(arrow -> !isTold(arrow)).toList();
    }

    /// Whether another way leads from the arrow's start to its end, and none leads back.
    private boolean isTold(Arrow arrow) {
        boolean another = next.get(arrow.from()).stream()
                .filter(step -> step != arrow.to())
                .anyMatch(step -> reached(step).get(arrow.to()));
        return another && !reached(arrow.to()).get(arrow.from());
    }

    private BitSet reached(int start) {
        BitSet seen = new BitSet();
        List<Integer> waiting = new ArrayList<>(List.of(start));
        while (!waiting.isEmpty()) {
            int node = waiting.removeLast();
            if (!seen.get(node)) {
                seen.set(node);
                waiting.addAll(next.get(node));
            }
        }
        return seen;
    }
}
