package io.gimbal.graph.http;

import io.gimbal.graph.Reach;
import java.util.List;

/// An asset that a walk came to, as answered.
record ReachAnswer(String ref, int distance, EdgeAnswer via) {
    static List<ReachAnswer> all(List<Reach> reached) {
        return reached.stream()
                .map(reach -> new ReachAnswer(reach.asset().toString(), reach.distance(), EdgeAnswer.of(reach.via())))
                .toList();
    }
}
