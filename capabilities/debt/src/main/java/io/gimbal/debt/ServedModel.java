package io.gimbal.debt;

import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonString;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A model whose answers somebody gets: its champion, and where it is asked.
///
/// @param champion the version in production
/// @param endpoints the endpoints that serve a version of it
public record ServedModel(AssetRef model, AssetRef champion, List<AssetRef> endpoints) {
    private static final String STAGE = "stage";
    private static final JsonString PRODUCTION = new JsonString("production");

    public ServedModel {
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
        return versions.stream()
                .filter(version -> stands(surroundings, version))
                .max(Comparator.comparingInt(ServedModel::number))
                .map(champion -> new ServedModel(model, champion, endpoints(surroundings, versions)));
    }

    private static boolean stands(Surroundings surroundings, AssetRef version) {
        return surroundings
                .find(version)
                .flatMap(asset -> asset.facts().find(STAGE))
                .filter(PRODUCTION::equals)
                .isPresent();
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
