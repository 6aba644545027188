package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.features.Aggregation;
import io.gimbal.features.EntityName;
import io.gimbal.features.FeatureView;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.Resolution;
import io.gimbal.features.SourceName;
import io.gimbal.features.ViewName;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a `feature-view` says.
///
/// @param keyColumns of the source, for join keys that it calls otherwise
/// @param features a list of columns, or a map of aggregations by name
record ViewDeclaration(
        Optional<String> entity,
        String source,
        Optional<Map<String, String>> keyColumns,
        JsonValue features,
        Optional<Duration> ttl,
        Optional<String> resolution) {

    /// @throws CodedException INVALID_ARGUMENT or UNSUPPORTED naming what does not fit
    FeatureView toView(String name) {
        ViewName view = new ViewName(name);
        Map<String, String> columns = keyColumns.orElse(Map.of());
        Optional<EntityName> about = entity.map(text -> new EntityName(Names.own(text)));
        if (features instanceof JsonObject aggregations) {
            if (ttl.isPresent()) {
                throw CodedException.invalidArgument("feature view \"" + name
                        + "\" has windows, which say by themselves how far back they look; ttl is for latest values");
            }
            List<WindowedFeature> windowed = new ArrayList<>();
            aggregations.fields().forEach((feature, value) -> windowed.add(aggregation(feature, (JsonObject) value)));
            Resolution cut = Resolution.parse(resolution.orElse(Resolution.AUTO.text()));
            return new WindowedView(view, about, sourceName(), columns, windowed, cut);
        }
        if (resolution.isPresent()) {
            throw CodedException.invalidArgument(
                    "feature view \"" + name + "\" has latest values; resolution is for windows");
        }
        List<String> values = ((JsonArray) features).texts();
        return new LatestValueView(view, about, sourceName(), columns, values, ttl.orElse(Duration.ZERO));
    }

    SourceName sourceName() {
        return new SourceName(Names.own(source));
    }

    /// `{avg: duration, windows: [1h, 24h]}`
    static WindowedFeature aggregation(String name, JsonObject value) {
        List<Aggregation> operators = Arrays.stream(Aggregation.values())
                .filter(operator -> value.has(operator.text()))
                .toList();
        if (operators.size() != 1) {
            throw CodedException.invalidArgument("feature \"" + name + "\" needs exactly one of "
                    + String.join(
                            ", ",
                            Arrays.stream(Aggregation.values())
                                    .map(Aggregation::text)
                                    .toList()));
        }
        Aggregation operator = operators.getFirst();
        Optional<String> column = Optional.of(value.text(operator.text())).filter(text -> !text.equals("*"));
        List<Window> windows =
                value.array("windows").texts().stream().map(Window::new).toList();
        return new WindowedFeature(name, operator, column, windows);
    }
}
