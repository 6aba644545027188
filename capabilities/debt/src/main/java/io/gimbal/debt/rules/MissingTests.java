package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.AssetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Champions and their endpoints about which something should be known and is not, or not any more.
public final class MissingTests implements DebtRule {
    private static final List<EvidenceType> OF_CHAMPIONS =
            List.of(Kinds.CONTRACT, Kinds.EVALUATION, Kinds.LATENCY, Kinds.SIZE);
    private static final List<EvidenceType> OF_ENDPOINTS = List.of(Kinds.PERFORMANCE, Kinds.DRIFT, Kinds.SKEW);

    @Override
    public List<Finding> find(Surroundings surroundings) {
        List<Finding> findings = new ArrayList<>();
        for (ServedModel model : ServedModel.all(surroundings)) {
            finding(surroundings, model, model.champion(), OF_CHAMPIONS).ifPresent(findings::add);
            for (AssetRef endpoint : model.endpoints()) {
                finding(surroundings, model, endpoint, OF_ENDPOINTS).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> finding(
            Surroundings surroundings, ServedModel model, AssetRef ref, List<EvidenceType> wanted) {
        List<String> lacks = wanted.stream()
                .flatMap(type -> lack(surroundings, model, ref, type).stream())
                .toList();
        if (lacks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingKind.MISSING_TEST, ref, surroundings.owner(ref), String.join("; ", lacks), List.of()));
    }

    private static Optional<String> lack(
            Surroundings surroundings, ServedModel model, AssetRef ref, EvidenceType type) {
        Optional<Evidence> latest = surroundings.latest(ref, type);
        if (latest.isEmpty()) {
            return Optional.of("no " + type + " was ever measured");
        }
        return latest.filter(piece -> model.isTooOld(piece, surroundings.now()))
                .map(piece -> "its " + type + " is of " + piece.observedAt() + ", which is too long ago");
    }
}
