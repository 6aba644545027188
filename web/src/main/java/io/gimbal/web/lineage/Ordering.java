package io.gimbal.web.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Orders each layer so that few arrows cross: every node goes to the middle of its neighbours, from left to right and
/// back, as long as that helps. A long arrow has a bend in each layer that it passes; bends are ordered like nodes.
final class Ordering {
    private static final int SWEEPS = 12;

    private final List<List<Integer>> rows = new ArrayList<>();
    private final List<Arrow> steps = new ArrayList<>();
    private final List<List<Integer>> routes = new ArrayList<>();
    private final List<Integer> layers = new ArrayList<>();

    /// @param layering what was put into layers; its nodes keep their numbers, bends get those after them
    Ordering(Layering layering) {
        int[] given = layering.layers();
        Arrays.stream(given).forEach(layers::add);
        layering.forward().forEach(this::route);
        for (int i = 0; i < layering.depth(); i++) {
            rows.add(new ArrayList<>());
        }
        for (int node = 0; node < layers.size(); node++) {
            rows.get(layers.get(node)).add(node);
        }
        improve();
    }

    private void route(Arrow arrow) {
        List<Integer> route = new ArrayList<>(List.of(arrow.from()));
        for (int layer = layers.get(arrow.from()) + 1; layer < layers.get(arrow.to()); layer++) {
            layers.add(layer);
            route.add(layers.size() - 1);
        }
        route.add(arrow.to());
        for (int i = 1; i < route.size(); i++) {
            steps.add(new Arrow(route.get(i - 1), route.get(i)));
        }
        routes.add(List.copyOf(route));
    }

    /// Nodes and bends of each layer, from top to bottom.
    List<List<Integer>> rows() {
        return rows;
    }

    /// Arrows between neighbouring layers.
    List<Arrow> steps() {
        return steps;
    }

    /// The way of each arrow, over its bends.
    List<List<Integer>> routes() {
        return routes;
    }

    int size() {
        return layers.size();
    }

    private void improve() {
        List<List<Integer>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            sweep(sweep % 2 == 0);
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        rows.clear();
        rows.addAll(best);
    }

    private List<List<Integer>> copy() {
        return rows.stream().<List<Integer>>map(ArrayList::new).toList();
    }

    private void sweep(boolean rightwards) {
        for (int i = 1; i < rows.size(); i++) {
            int row = rightwards ? i : rows.size() - 1 - i;
            int[] places = places();
            double[] middles = new double[size()];
            for (int node : rows.get(row)) {
                middles[node] = neighbours(node, rightwards).stream()
                        .mapToInt(other -> places[other])
                        .average()
                        .orElse(places[node]);
            }
            rows.get(row).sort(Comparator.comparingDouble(node -> middles[node]));
        }
    }

    private List<Integer> neighbours(int node, boolean before) {
        return steps.stream()
                .filter(arrow -> (before ? arrow.to() : arrow.from()) == node)
                .map(arrow -> before ? arrow.from() : arrow.to())
                .toList();
    }

    private int[] places() {
        int[] places = new int[size()];
        for (List<Integer> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                places[row.get(i)] = i;
            }
        }
        return places;
    }

    long crossings() {
        int[] places = places();
        long crossings = 0;
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                Arrow one = steps.get(i);
                Arrow other = steps.get(j);
                if (layers.get(one.from()).equals(layers.get(other.from()))
                        && (places[one.from()] - places[other.from()]) * (places[one.to()] - places[other.to()]) < 0) {
                    crossings++;
                }
            }
        }
        return crossings;
    }
}
