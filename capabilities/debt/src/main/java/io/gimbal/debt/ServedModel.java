package io.gimbal.debt;

import io.gimbal.evidence.Evidence;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonArray;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A model whose answers somebody gets: its champion, and where it is asked.
///
/// @param champion the version in production
/// @param endpoints the endpoints that serve it
/// @param rule what its policy says about production; empty when it has none
public record ServedModel(AssetRef model, AssetRef champion, List<AssetRef> endpoints, Optional<ProductionRule> rule) {
    public ServedModel {
        Objects.requireNonNull(rule);
        endpoints = List.copyOf(endpoints);
    }

    /// In order of the models' names.
    public static List<ServedModel> all(Surroundings surroundings) {
        return surroundings.ofKind(Kinds.MODEL).stream()
                .flatMap(model -> of(surroundings, model.ref()).stream())
                .toList();
    }

    /// Empty while no version of the model is in production.
    public static Optional<ServedModel> of(Surroundings surroundings, AssetRef model) {
        return surroundings.to(model, EdgeType.MEMBER_OF).stream()
                .filter(version -> isInProduction(surroundings, version))
                .max(Comparator.comparingInt(ServedModel::number))
                .map(champion -> new ServedModel(
                        model,
                        champion,
                        surroundings.to(model, EdgeType.SERVES),
                        ProductionRule.of(surroundings, model)));
    }

    private static boolean isInProduction(Surroundings surroundings, AssetRef version) {
        return surroundings
                .find(version)
                .flatMap(asset -> asset.facts().findText(ProductionRule.STAGE))
                .filter(ProductionRule.PRODUCTION::equals)
                .isPresent();
    }

    /// Whether a piece of evidence no longer counts: it says so itself, or the policy's age is passed.
    public boolean isTooOld(Evidence piece, Instant now) {
        boolean aged = rule.flatMap(ProductionRule::evidenceExpires)
                .filter(age -> !piece.observedAt().plus(age).isAfter(now))
                .isPresent();
        return aged || piece.expiredAt(now);
    }

    private static int number(AssetRef version) {
        return version.version().map(Integer::parseInt).orElse(0);
    }

    /// The services that an endpoint takes its features from.
    public static List<AssetRef> features(Surroundings surroundings, AssetRef endpoint) {
        return surroundings.from(endpoint, EdgeType.READS).stream()
                .filter(ref -> ref.kind().equals(Kinds.FEATURE_SERVICE))
                .toList();
    }

    /// The names of the columns that a version takes, as its signature says.
    public static Set<String> inputs(Asset version) {
        return version
                .facts()
                .findObject("signature")
                .flatMap(signature -> signature.findArray("inputs"))
                .map(JsonArray::objects)
                .orElse(List.of())
                .stream()
                .flatMap(input -> input.findText("name").stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
