package io.gimbal.server.bridges;

import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.DeclaredEndpoints;
import io.gimbal.pipelines.DeclaredColumns;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Endpoints;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a monitor may ask of an endpoint: as the same plan declares it, else as it is live.
public final class PlannedEndpoints implements DeclaredEndpoints {
    private static final AssetKind VIEW = new AssetKind("feature-view");
    private static final AssetKind ENTITY = new AssetKind("entity");

    private final DeclaredColumns planned;
    private final Endpoints endpoints;
    private final Function<AssetRef, Optional<List<String>>> live;

    /// @param planned the columns of planned feature services
    /// @param live the columns of live ones
    public PlannedEndpoints(
            DeclaredColumns planned, Endpoints endpoints, Function<AssetRef, Optional<List<String>>> live) {
        this.planned = planned;
        this.endpoints = endpoints;
        this.live = live;
    }

    @Override
    public Optional<DeclaredEndpoint> find(Scope scope, AssetRef endpoint) throws SQLException {
        Optional<JsonObject> declared = endpoint.namespace().equals(scope.project())
                ? scope.findContent(EndpointName.KIND, endpoint.name())
                : Optional.empty();
        if (declared.isEmpty()) {
            return endpoints.find(EndpointName.of(endpoint)).map(this::live);
        }
        boolean hasFailsafe = declared.get().findObject("failsafe").isPresent();
        return Optional.of(new DeclaredEndpoint(columns(scope, declared.get().text("features")), hasFailsafe));
    }

    private DeclaredEndpoint live(Endpoint endpoint) {
        return new DeclaredEndpoint(
                live.apply(endpoint.features()), endpoint.settings().failsafe().isPresent());
    }

    private Optional<List<String>> columns(Scope scope, String service) throws SQLException {
        int slash = service.indexOf('/');
        if (slash >= 0) {
            return live.apply(
                    AssetRef.of(Endpoint.FEATURE_SERVICE, service.substring(0, slash), service.substring(slash + 1)));
        }
        Optional<List<String>> addresses = planned.service(scope, service)
                .map(columns -> columns.stream()
                        .map(DeclaredColumns.ServiceColumn::address)
                        .toList());
        return addresses.isPresent() ? withKeys(scope, addresses.get()) : Optional.empty();
    }

    /// Empty if the keys of a view cannot be told.
    private static Optional<List<String>> withKeys(Scope scope, List<String> addresses) {
        Set<String> columns = new LinkedHashSet<>(addresses);
        for (String view : views(addresses)) {
            Optional<String> entity = scope.findContent(VIEW, view).flatMap(it -> it.findText("entity"));
            if (entity.isPresent()) {
                Optional<JsonObject> keys = own(scope, entity.get());
                if (keys.isEmpty()) {
                    return Optional.empty();
                }
                columns.addAll(keys.get().fields().keySet());
            }
        }
        return Optional.of(List.copyOf(columns));
    }

    private static Optional<JsonObject> own(Scope scope, String entity) {
        return entity.contains("/")
                ? Optional.empty()
                : scope.findContent(ENTITY, entity).map(it -> it.object("keys"));
    }

    private static Set<String> views(List<String> addresses) {
        Set<String> views = new LinkedHashSet<>();
        for (String address : addresses) {
            int dot = address.indexOf('.');
            if (dot > 0) {
                views.add(address.substring(0, dot));
            }
        }
        return views;
    }
}
