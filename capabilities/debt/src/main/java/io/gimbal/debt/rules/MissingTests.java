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
    private static final List<EvidenceType> OF_ENDPOINTS = List.of(Kinds.PERFORMANCE, Kinds.DRIFT);

    @Override
    public List<Finding> find(Surroundings surroundings) {
        List<Finding> findings = new ArrayList<>();
        for (ServedModel model : ServedModel.all(surroundings)) {
            Look look = new Look(surroundings, model);
            look.finding(model.champion(), look.lacks(model.champion(), OF_CHAMPIONS))
                    .ifPresent(findings::add);
            for (AssetRef endpoint : model.endpoints()) {
                look.finding(endpoint, look.ofEndpoint(endpoint)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /// At one model.
    private record Look(Surroundings surroundings, ServedModel model) {
        /// What an endpoint answers is its own; what it takes from the online store, its feature service's.
        private List<String> ofEndpoint(AssetRef endpoint) {
            List<String> lacks = new ArrayList<>(lacks(endpoint, OF_ENDPOINTS));
            for (AssetRef service : ServedModel.features(surroundings, endpoint)) {
                lack(service, Kinds.SKEW)
                        .map(lack -> lack + " (" + service.name() + ")")
                        .ifPresent(lacks::add);
            }
            return lacks;
        }

        private List<String> lacks(AssetRef ref, List<EvidenceType> wanted) {
            return wanted.stream().flatMap(type -> lack(ref, type).stream()).toList();
        }

        private Optional<String> lack(AssetRef ref, EvidenceType type) {
            Optional<Evidence> latest = surroundings.latest(ref, type);
            if (latest.isEmpty()) {
                return Optional.of("no " + type + " was ever measured");
            }
            return latest.filter(piece -> model.isTooOld(piece, surroundings.now()))
                    .map(piece -> "its " + type + " is of " + piece.observedAt() + ", which is too long ago");
        }

        private Optional<Finding> finding(AssetRef ref, List<String> lacks) {
            return lacks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            FindingKind.MISSING_TEST,
                            ref,
                            surroundings.owner(ref),
                            String.join("; ", lacks),
                            List.of()));
        }
    }
}
