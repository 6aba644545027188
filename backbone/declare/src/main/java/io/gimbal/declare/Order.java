package io.gimbal.declare;

import io.gimbal.declare.DeclarationRevision.Link;
import io.gimbal.graph.AssetRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// In which order declarations are made and removed.
final class Order {
    private Order() {}

    static List<Intended<?>> dependenciesFirst(List<Intended<?>> declarations, Map<AssetRef, List<Link>> links) {
        Map<AssetRef, Intended<?>> byRef = new LinkedHashMap<>();
        declarations.forEach(it -> byRef.put(it.ref(), it));
        return sorted(byRef, ref -> links.getOrDefault(ref, List.of()));
    }

    /// @param kept those that are not removed
    static List<DeclarationRevision> dependentsFirst(Collection<DeclarationRevision> live, Set<AssetRef> kept) {
        Map<AssetRef, DeclarationRevision> gone = new LinkedHashMap<>();
        live.stream().filter(it -> !kept.contains(it.ref())).forEach(it -> gone.put(it.ref(), it));
        Map<AssetRef, List<Link>> links = new LinkedHashMap<>();
        gone.forEach((ref, it) -> links.put(ref, it.links()));
        List<DeclarationRevision> order = sorted(gone, ref -> links.getOrDefault(ref, List.of()));
        Collections.reverse(order);
        return order;
    }

    /// Depth first, without recursion; there are no circles.
    private static <T> List<T> sorted(Map<AssetRef, T> all, Function<AssetRef, List<Link>> links) {
        List<T> order = new ArrayList<>();
        Set<AssetRef> begun = new HashSet<>();
        Set<AssetRef> done = new HashSet<>();
        Deque<AssetRef> open = new ArrayDeque<>();
        for (AssetRef start : all.keySet()) {
            open.push(start);
            while (!open.isEmpty()) {
                AssetRef here = open.peek();
                if (begun.add(here)) {
                    links.apply(here).stream()
                            .map(Link::to)
                            .filter(to -> all.containsKey(to) && !begun.contains(to))
                            .forEach(open::push);
                    continue;
                }
                open.pop();
                T value = all.get(here);
                if (value != null && done.add(here)) {
                    order.add(value);
                }
            }
        }
        return order;
    }
}
