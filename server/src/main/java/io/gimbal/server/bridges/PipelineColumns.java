package io.gimbal.server.bridges;

import io.gimbal.core.Problem;
import io.gimbal.data.DataAssets;
import io.gimbal.data.DataType;
import io.gimbal.data.PlannedContracts;
import io.gimbal.data.Source;
import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetKind;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.DeclaredColumns;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the declarations of a plan say of columns, in the words of the kinds `dataset`, `source`,
/// `feature-view` and `feature-service`; and of contracts, as data reads them.
public final class PipelineColumns implements DeclaredColumns {
    private static final AssetKind SERVICE = new AssetKind("feature-service");
    private static final AssetKind VIEW = new AssetKind("feature-view");
    private static final String ALL = ".*";

    private final PlannedContracts contracts;

    public PipelineColumns(PlannedContracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Problem> disagreements(Scope scope, String contract, Schema table) {
        return contracts.disagreements(scope, contract, table);
    }

    @Override
    public Optional<Schema> table(Scope scope, String name) {
        String source = scope.findContent(DataAssets.DATASET, name)
                .map(dataset -> dataset.text("source"))
                .orElse(name);
        return scope.findContent(DataAssets.SOURCE, source).map(PipelineColumns::schema);
    }

    private static Schema schema(JsonObject source) {
        List<Column> columns = new ArrayList<>();
        source.object("columns")
                .fields()
                .forEach((name, column) -> columns.add(new Column(
                        name, DataType.parse(((JsonObject) column).text("type")).columnType())));
        boolean identified = source.findArray("id").filter(id -> id.size() > 0).isPresent();
        if (identified && columns.stream().noneMatch(it -> it.name().equals(Source.ID))) {
            columns.add(new Column(Source.ID, ColumnType.TEXT));
        }
        return new Schema(columns);
    }

    @Override
    public Optional<List<ServiceColumn>> service(Scope scope, String name) {
        Optional<JsonObject> service = scope.findContent(SERVICE, name);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        List<ServiceColumn> columns = new ArrayList<>();
        service.get()
                .findObject("inputs")
                .ifPresent(inputs ->
                        inputs.fields().keySet().forEach(input -> columns.add(new ServiceColumn(input, input))));
        for (String address : service.get().array("features").texts()) {
            if (!address.endsWith(ALL)) {
                columns.add(column(address));
                continue;
            }
            String view = address.substring(0, address.length() - ALL.length());
            Optional<JsonObject> declared = scope.findContent(VIEW, view);
            if (declared.isEmpty()) {
                return Optional.empty();
            }
            names(declared.get().get("features")).forEach(feature -> columns.add(column(view + "." + feature)));
        }
        return Optional.of(columns);
    }

    private static ServiceColumn column(String address) {
        return new ServiceColumn(address.replace(".", "__"), address);
    }

    /// A list of latest values, or a map of aggregations with their windows.
    private static List<String> names(JsonValue features) {
        List<String> names = new ArrayList<>();
        if (features instanceof JsonArray latest) {
            names.addAll(latest.texts());
        } else if (features instanceof JsonObject aggregations) {
            aggregations
                    .fields()
                    .forEach((name, aggregation) -> ((JsonObject) aggregation)
                            .array("windows")
                            .texts()
                            .forEach(window -> names.add(name + "_" + window)));
        }
        return names;
    }
}
