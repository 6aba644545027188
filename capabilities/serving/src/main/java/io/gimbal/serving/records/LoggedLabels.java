package io.gimbal.serving.records;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.eventtime.Horizon;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Label;
import io.gimbal.serving.Labels;
import io.gimbal.serving.PredictionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Labels in the ledger. One caller at a time for each endpoint, so of two that disagree one is refused.
public final class LoggedLabels implements Labels {
    private final Endpoints endpoints;
    private final Ledger ledger;
    private final Horizon horizon;
    private final Map<EndpointName, ReentrantLock> turns = new ConcurrentHashMap<>();

    /// @param horizon what is known later than that is refused
    public LoggedLabels(Endpoints endpoints, Ledger ledger, Horizon horizon) {
        this.endpoints = endpoints;
        this.ledger = ledger;
        this.horizon = horizon;
    }

    @Override
    public int append(EndpointName endpoint, List<Label> labels) {
        endpoints.get(endpoint);
        refuseFuture(labels);
        ReentrantLock turn = turns.computeIfAbsent(endpoint, _ -> new ReentrantLock());
        turn.lock();
        try {
            return appendInTurn(endpoint, labels);
        } finally {
            turn.unlock();
        }
    }

    private int appendInTurn(EndpointName endpoint, List<Label> labels) {
        List<PredictionId> ids = labels.stream().map(Label::prediction).toList();
        List<Optional<Ledger.Labelled>> found = ledger.findLabels(endpoint, ids);
        refuseUnknown(endpoint, labels, found);
        Map<PredictionId, Label> added = new HashMap<>();
        List<Label> appended = new ArrayList<>();
        List<Instant> predicted = new ArrayList<>();
        List<Problem> conflicts = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            Ledger.Labelled prediction = found.get(i).orElseThrow();
            Label before = prediction.label().orElse(added.get(label.prediction()));
            if (before == null) {
                added.put(label.prediction(), label);
                appended.add(label);
                predicted.add(prediction.predicted());
            } else if (Double.compare(before.value(), label.value()) != 0) {
                conflicts.add(Problem.in(
                        "[" + i + "]",
                        "prediction \"" + label.prediction() + "\" has the label " + before.value() + " already, not "
                                + label.value()));
            }
        }
        refuseConflicts(conflicts);
        if (!appended.isEmpty()) {
            ledger.appendLabels(endpoint, appended, predicted);
        }
        return appended.size();
    }

    private void refuseFuture(List<Label> labels) {
        Problems problems = new Problems();
        for (int i = 0; i < labels.size(); i++) {
            String place = "[" + i + "].known_at";
            horizon.objection(labels.get(i).knownAt()).ifPresent(text -> problems.add(place, text));
        }
        problems.throwIfAny("the labels");
    }

    private static void refuseUnknown(
            EndpointName endpoint, List<Label> labels, List<Optional<Ledger.Labelled>> found) {
        Problems problems = new Problems();
        for (int i = 0; i < labels.size(); i++) {
            if (found.get(i).isEmpty()) {
                problems.add(
                        "[" + i + "].prediction_id",
                        endpoint + " has made no prediction \"" + labels.get(i).prediction() + "\"");
            }
        }
        problems.throwIfAny("the labels");
    }

    private static void refuseConflicts(List<Problem> conflicts) {
        if (!conflicts.isEmpty()) {
            throw new CodedException(
                    ErrorCode.CONFLICT,
                    "a label never changes: " + conflicts.getFirst()
                            + (conflicts.size() == 1 ? "" : ", and " + (conflicts.size() - 1) + " more"),
                    conflicts);
        }
    }
}
