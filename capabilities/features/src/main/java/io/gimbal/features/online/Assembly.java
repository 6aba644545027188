package io.gimbal.features.online;

import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureView;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SourceName;
import io.gimbal.features.ViewName;
import io.gimbal.features.WindowedView;
import io.gimbal.features.online.ServicePlan.Part;
import io.gimbal.features.online.ServicePlan.Pick;
import io.gimbal.features.semantics.LatestPlan;
import io.gimbal.features.semantics.WindowSpan;
import io.gimbal.features.semantics.WindowedPlan;
import io.gimbal.kv.KeyValueStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Builds streams, states and plans from definitions.
final class Assembly {
    private final Definitions definitions;
    private final EventJournal journal;
    private final KeyValueStore store;
    private final FeaturesConfig config;
    private final InstantSource time;
    private final Map<StateId, ViewState> states = new HashMap<>();

    Assembly(
            Definitions definitions,
            EventJournal journal,
            KeyValueStore store,
            FeaturesConfig config,
            InstantSource time) {
        this.definitions = definitions;
        this.journal = journal;
        this.store = store;
        this.config = config;
        this.time = time;
    }

    /// The stream of each source, up to date with the journal.
    Map<SourceName, SourceStream> streams() {
        Map<SourceName, SourceStream> streams = new LinkedHashMap<>();
        for (EventSource source : definitions.sources()) {
            List<ViewState> views = states(source);
            streams.put(source.name(), SourceStream.open(source, views, journal, store, config, time));
        }
        return streams;
    }

    /// Views with the same state share it.
    private List<ViewState> states(EventSource source) {
        Map<StateId, List<FeatureView>> sharing = new LinkedHashMap<>();
        for (FeatureView view : definitions.views(source.name())) {
            sharing.computeIfAbsent(id(view), _ -> new ArrayList<>()).add(view);
        }
        sharing.forEach((id, views) -> states.put(id, state(id, views, source)));
        return sharing.keySet().stream().map(states::get).toList();
    }

    private StateId id(FeatureView view) {
        return StoredState.id(definitions, view);
    }

    private ViewState state(StateId id, List<FeatureView> views, EventSource source) {
        FeatureView first = views.getFirst();
        List<String> keyColumns =
                definitions.keys(first).stream().map(first::keyColumn).toList();
        return switch (first) {
            case LatestValueView latest -> new RowState(id, keyColumns, latest.columns());
            case WindowedView windowed -> {
                List<WindowSpan> spans = views.stream()
                        .flatMap(view -> plan((WindowedView) view).spans().stream())
                        .toList();
                yield new TileState(id, keyColumns, plan(windowed), Reach.of(spans, source.availability()));
            }
        };
    }

    private WindowedPlan plan(WindowedView view) {
        return WindowedPlan.of(view, definitions.source(view.source()));
    }

    ServicePlan plan(FeatureService service, Map<SourceName, SourceStream> streams) {
        List<ServiceFeature> features = definitions.features(service);
        Map<ViewName, List<Pick>> picks = new LinkedHashMap<>();
        for (int to = 0; to < features.size(); to++) {
            ServiceFeature feature = features.get(to);
            picks.computeIfAbsent(feature.ref().view(), _ -> new ArrayList<>()).add(new Pick(feature.index(), to));
        }
        List<Part> parts = new ArrayList<>();
        picks.forEach((name, chosen) -> {
            FeatureView view = definitions.view(name);
            StreamState stream =
                    Objects.requireNonNull(streams.get(view.source())).state();
            List<String> keys =
                    definitions.keys(view).stream().map(JoinKey::name).toList();
            parts.add(new Part(part(view, stream), keys, chosen));
        });
        return new ServicePlan(
                service.name(),
                definitions.keys(service),
                features.stream().map(ServiceFeature::column).toList(),
                parts);
    }

    private ViewPart part(FeatureView view, StreamState stream) {
        ViewState state = Objects.requireNonNull(states.get(id(view)));
        return switch (view) {
            case LatestValueView latest -> new ViewPart.Rows(stream, (RowState) state, LatestPlan.of(latest));
            case WindowedView windowed -> new ViewPart.Tiles(stream, (TileState) state, plan(windowed));
        };
    }
}
