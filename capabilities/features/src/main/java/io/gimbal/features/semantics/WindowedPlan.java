package io.gimbal.features.semantics;

import io.gimbal.features.Aggregation;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureField;
import io.gimbal.features.Window;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.WindowedView;
import io.gimbal.features.semantics.TileLayout.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A windowed view made ready for one source: which columns its tiles sum up, and how each feature comes out of
/// them. Immutable.
public final class WindowedPlan {
    private final List<String> columns;
    private final TileLayout layout;
    private final List<WindowSpan> spans;
    private final List<Output> outputs;

    /// One feature: the window it comes from and what is taken of its sums.
    ///
    /// @param lane -1 for counting events
    private record Output(int span, Aggregation aggregation, int lane, ColumnType type) {}

    private WindowedPlan(List<String> columns, TileLayout layout, List<WindowSpan> spans, List<Output> outputs) {
        this.columns = List.copyOf(columns);
        this.layout = layout;
        this.spans = List.copyOf(spans);
        this.outputs = List.copyOf(outputs);
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT or UNSUPPORTED if the view does not fit the
    /// source
    public static WindowedPlan of(WindowedView view, EventSource source) {
        List<ColumnType> types = List.copyOf(view.features(source).values());
        Map<String, Lane> lanes = new LinkedHashMap<>();
        view.aggregations().forEach(feature -> addLane(lanes, feature, source));
        List<String> columns = List.copyOf(lanes.keySet());
        List<WindowSpan> spans = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (WindowedFeature feature : view.aggregations()) {
            int lane = feature.column().map(columns::indexOf).orElse(-1);
            for (Window window : feature.windows()) {
                WindowSpan span =
                        new WindowSpan(window.micros(), view.resolution().stepOf(window));
                if (!spans.contains(span)) {
                    spans.add(span);
                }
                outputs.add(new Output(spans.indexOf(span), feature.aggregation(), lane, types.get(outputs.size())));
            }
        }
        return new WindowedPlan(columns, new TileLayout(List.copyOf(lanes.values())), spans, outputs);
    }

    private static void addLane(Map<String, Lane> lanes, WindowedFeature feature, EventSource source) {
        feature.column().ifPresent(column -> {
            Aggregation aggregation = feature.aggregation();
            Lane lane = new Lane(
                    source.type(column) == ColumnType.DOUBLE,
                    aggregation == Aggregation.SUM || aggregation == Aggregation.AVG,
                    aggregation == Aggregation.MIN || aggregation == Aggregation.MAX);
            lanes.merge(column, lane, WindowedPlan::both);
        });
    }

    private static Lane both(Lane one, Lane other) {
        return new Lane(one.real(), one.sum() || other.sum(), one.extremes() || other.extremes());
    }

    /// The columns of the source whose values an event brings, in the order of the layout's lanes.
    public List<String> columns() {
        return columns;
    }

    public TileLayout layout() {
        return layout;
    }

    /// The distinct windows.
    public List<WindowSpan> spans() {
        return spans;
    }

    /// The features of one entity in declared order, as a lookup at this moment sees them.
    public List<FeatureField> evaluate(TileSpace space, AsOf asOf) {
        Tile[] sums = new Tile[spans.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = WindowEvaluation.evaluate(space, layout, spans.get(i), asOf);
        }
        List<FeatureField> fields = new ArrayList<>(outputs.size());
        for (Output output : outputs) {
            fields.add(Finish.field(sums[output.span], output.aggregation, output.lane, output.type, asOf));
        }
        return fields;
    }
}
