package io.gimbal.debt;

import io.gimbal.evidence.Evidence;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.time.Duration;
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
/// @param endpoints the endpoints that serve a version of it
/// @param evidenceExpires how old evidence about it may be, in event time; empty when its policy does not say
public record ServedModel(
        AssetRef model, AssetRef champion, List<AssetRef> endpoints, Optional<Duration> evidenceExpires) {
    private static final String STAGE = "stage";
    private static final String PRODUCTION = "production";
    private static final String CHAMPION = "champion";

    public ServedModel {
        Objects.requireNonNull(evidenceExpires);
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
        List<AssetRef> versions = surroundings.to(model, EdgeType.MEMBER_OF);
        Optional<JsonObject> rule = championRule(surroundings, model);
        String stage = rule.map(found -> found.text(STAGE)).orElse(PRODUCTION);
        return versions.stream()
                .filter(version -> stage(surroundings, version).equals(Optional.of(stage)))
                .max(Comparator.comparingInt(ServedModel::number))
                .map(champion -> new ServedModel(
                        model,
                        champion,
                        endpoints(surroundings, versions),
                        rule.flatMap(found -> found.findText("max_age")).map(Duration::parse)));
    }

    /// What the model's policy says about the stage where its champion is.
    private static Optional<JsonObject> championRule(Surroundings surroundings, AssetRef model) {
        return surroundings
                .find(model)
                .flatMap(asset -> asset.facts().findText("stage_policy"))
                .flatMap(policy -> surroundings.find(AssetRef.of(Kinds.STAGE_POLICY, model.namespace(), policy)))
                .flatMap(policy -> policy.facts().findArray("stages"))
                .flatMap(stages -> stages.objects().stream()
                        .filter(rule -> rule.findText("alias").equals(Optional.of(CHAMPION)))
                        .findFirst());
    }

    private static Optional<String> stage(Surroundings surroundings, AssetRef version) {
        return surroundings.find(version).flatMap(asset -> asset.facts().findText(STAGE));
    }

    /// Whether a piece of evidence no longer counts: it says so itself, or the policy's age is passed.
    public boolean isTooOld(Evidence piece, Instant now) {
        boolean aged = evidenceExpires
                .filter(age -> !piece.observedAt().plus(age).isAfter(now))
                .isPresent();
        return aged || piece.expiredAt(now);
    }

    private static int number(AssetRef version) {
        return version.version().map(Integer::parseInt).orElse(0);
    }

    private static List<AssetRef> endpoints(Surroundings surroundings, List<AssetRef> versions) {
        return versions.stream()
                .flatMap(version -> surroundings.to(version, EdgeType.SERVES).stream())
                .distinct()
                .sorted(Comparator.comparing(AssetRef::toString))
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
