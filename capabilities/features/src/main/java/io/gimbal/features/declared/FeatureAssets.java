package io.gimbal.features.declared;

import io.gimbal.features.FeatureName;
import io.gimbal.features.FeatureSelection;
import io.gimbal.features.FeatureView;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An asset for each feature, called `view.feature`: a member of its view, consumed by the services that
/// select it. Its facts name the columns it is made of. Thread-safe.
final class FeatureAssets {
    static final AssetKind KIND = new AssetKind("feature");

    private final Assets assets;
    private final Edges edges;

    FeatureAssets(Assets assets, Edges edges) {
        this.assets = assets;
        this.edges = edges;
    }

    /// Makes the features of a view these, and has the services that select all of them consume the new
    /// ones, too.
    void put(Transaction transaction, AssetRef view, FeatureView definition, Reason reason) throws SQLException {
        Optional<String> owner = assets.get(transaction, view).owner();
        Map<AssetRef, JsonObject> wanted = facts(view, definition);
        for (AssetRef gone : members(transaction, view)) {
            if (!wanted.containsKey(gone)) {
                delete(transaction, gone, reason);
            }
        }
        for (Map.Entry<AssetRef, JsonObject> feature : wanted.entrySet()) {
            AssetRef ref = feature.getKey();
            assets.put(
                    transaction, new AssetDraft(ref, owner, Optional.of(view.namespace()), feature.getValue()), reason);
            edges.put(transaction, ref, EdgeType.MEMBER_OF, view);
        }
        for (AssetRef service : servicesOfAll(transaction, view)) {
            for (AssetRef feature : wanted.keySet()) {
                edges.put(transaction, service, EdgeType.CONSUMES, feature);
            }
        }
    }

    /// Removes the features of a view.
    void remove(Transaction transaction, AssetRef view, Reason reason) throws SQLException {
        for (AssetRef feature : members(transaction, view)) {
            assets.delete(transaction, feature, reason);
        }
    }

    /// Has a service consume what it selects.
    void consume(Transaction transaction, AssetRef service, List<FeatureSelection> selections) throws SQLException {
        List<AssetRef> features = new ArrayList<>();
        for (FeatureSelection selection : selections) {
            switch (selection) {
                case FeatureSelection.One one ->
                    features.add(ref(service.namespace(), one.ref().toString()));
                case FeatureSelection.All all ->
                    features.addAll(members(
                            transaction,
                            AssetRef.of(
                                    FeatureViewKind.KIND,
                                    service.namespace(),
                                    all.view().text())));
            }
        }
        edges.replace(transaction, service, EdgeType.CONSUMES, features);
    }

    /// Who consumes a feature of a view that is not among these.
    ///
    /// @return by feature
    Map<AssetRef, List<AssetRef>> consumersOfOthers(Transaction transaction, AssetRef view, List<FeatureName> kept)
            throws SQLException {
        List<AssetRef> staying = kept.stream().map(name -> ref(view, name)).toList();
        Map<AssetRef, List<AssetRef>> consumers = new LinkedHashMap<>();
        for (AssetRef feature : members(transaction, view)) {
            if (!staying.contains(feature)) {
                List<AssetRef> found = edges.list(transaction, feature).stream()
                        .filter(edge -> edge.type() == EdgeType.CONSUMES)
                        .map(Edge::from)
                        .toList();
                consumers.put(feature, found);
            }
        }
        return consumers;
    }

    /// The declarations of the services that consumed it no longer say so, or they would have been refused.
    private void delete(Transaction transaction, AssetRef feature, Reason reason) throws SQLException {
        for (Edge edge : edges.list(transaction, feature)) {
            if (edge.type() == EdgeType.CONSUMES && edge.from().kind().equals(FeatureServiceKind.KIND)) {
                edges.delete(transaction, edge);
            }
        }
        assets.delete(transaction, feature, reason);
    }

    private List<AssetRef> members(Transaction transaction, AssetRef view) throws SQLException {
        return edges.list(transaction, view).stream()
                .filter(edge -> edge.type() == EdgeType.MEMBER_OF && edge.to().equals(view))
                .map(Edge::from)
                .toList();
    }

    private List<AssetRef> servicesOfAll(Transaction transaction, AssetRef view) throws SQLException {
        List<AssetRef> services = new ArrayList<>();
        for (Edge edge : edges.list(transaction, view)) {
            if (edge.from().kind().equals(FeatureServiceKind.KIND)
                    && assets.get(transaction, edge.from())
                            .facts()
                            .array("features")
                            .texts()
                            .contains(view.name() + ".*")) {
                services.add(edge.from());
            }
        }
        return services;
    }

    private static Map<AssetRef, JsonObject> facts(AssetRef view, FeatureView definition) {
        Map<AssetRef, JsonObject> facts = new LinkedHashMap<>();
        switch (definition) {
            case LatestValueView latest ->
                latest.columns()
                        .forEach(column -> facts.put(
                                ref(view, new FeatureName(column)),
                                common(view, definition, List.of(column)).build()));
            case WindowedView windowed ->
                windowed.aggregations()
                        .forEach(feature -> feature.windows()
                                .forEach(window -> facts.put(
                                        ref(view, feature.name(window)),
                                        aggregated(view, definition, feature, window))));
        }
        return facts;
    }

    private static JsonObject aggregated(
            AssetRef view, FeatureView definition, WindowedFeature feature, Window window) {
        return common(view, definition, feature.column().stream().toList())
                .put("aggregation", feature.aggregation().text())
                .put("window", window.text())
                .build();
    }

    private static JsonObject.Builder common(AssetRef view, FeatureView definition, List<String> columns) {
        return JsonObject.builder()
                .put("view", view.name())
                .put("source", definition.source().text())
                .put("columns", JsonArray.ofTexts(columns));
    }

    private static AssetRef ref(AssetRef view, FeatureName feature) {
        return ref(view.namespace(), view.name() + "." + feature);
    }

    private static AssetRef ref(String project, String feature) {
        return AssetRef.of(KIND, project, feature);
    }
}
