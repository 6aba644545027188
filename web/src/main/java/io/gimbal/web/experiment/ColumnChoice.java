package io.gimbal.web.experiment;

import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.LoggedKey;
import io.gimbal.tracking.overview.LoggedKeys;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import io.gimbal.web.experiment.RunsView.Choice;
import io.gimbal.web.experiment.RunsView.ColumnGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The columns there are, and those that are shown to who chose none: what differs from run to run comes first, and of
/// that what most of the latest runs have.
final class ColumnChoice {
    private static final int METRICS_AT_FIRST = 5;
    private static final int PARAMS_AT_FIRST = 5;
    private static final int MOST_LISTED = 300;

    private final Map<Kind, List<LoggedKey>> keys = new EnumMap<>(Kind.class);

    ColumnChoice(LoggedKeys logged, ExperimentId experiment) {
        for (Kind kind : Kind.values()) {
            keys.put(kind, logged.list(experiment, kind));
        }
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if one of the texts names no column
    static List<Column> chosen(List<String> texts) {
        return texts.stream().map(Column::parse).toList();
    }

    /// @param latest some of the latest runs
    List<Column> usual(List<RunRecord> latest) {
        Map<String, Integer> counts = new HashMap<>();
        latest.forEach(run -> {
            run.metrics().forEach(metric -> counts.merge(metric.key().value(), 1, Integer::sum));
            run.params().forEach(param -> counts.merge(param.key().value(), 1, Integer::sum));
        });
        return Stream.of(
                        Stream.of(OwnColumn.STARTED, OwnColumn.DURATION, OwnColumn.USER),
                        telling(Kind.METRIC, counts, METRICS_AT_FIRST),
                        telling(Kind.PARAM, counts, PARAMS_AT_FIRST),
                        Stream.of(OwnColumn.SOURCE, OwnColumn.DATASET))
                .<Column>flatMap(it -> it)
                .toList();
    }

    /// What a machine says of itself comes last.
    private Stream<Column> telling(Kind kind, Map<String, Integer> counts, int most) {
        return of(kind).stream()
                .sorted(Comparator.comparing(LoggedKey::varies)
                        .reversed()
                        .thenComparing(key -> key.name().startsWith("system/"))
                        .thenComparingInt(key -> -counts.getOrDefault(key.name(), 0)))
                .limit(most)
                .map(key -> new KeyColumn(kind, key.name()));
    }

    private List<LoggedKey> of(Kind kind) {
        return keys.getOrDefault(kind, List.of());
    }

    List<ColumnGroup> groups(List<Column> chosen) {
        List<ColumnGroup> groups = new ArrayList<>();
        groups.add(new ColumnGroup(
                "Run",
                Arrays.stream(OwnColumn.values()).map(it -> choice(it, chosen)).toList(),
                0));
        groups.add(group("Metrics", Kind.METRIC, chosen));
        groups.add(group("Params", Kind.PARAM, chosen));
        groups.add(group("Tags", Kind.TAG, chosen));
        return groups;
    }

    /// What is chosen is listed in any case; what a client writes for itself comes last.
    private ColumnGroup group(String title, Kind kind, List<Column> chosen) {
        List<Column> all = of(kind).stream()
                .sorted(Comparator.comparing(key -> key.name().startsWith("mlflow.")))
                .<Column>map(key -> new KeyColumn(kind, key.name()))
                .toList();
        List<Choice> listed = Stream.concat(
                        chosen.stream().filter(it -> it instanceof KeyColumn key && key.of() == kind),
                        all.stream().limit(MOST_LISTED).filter(it -> !chosen.contains(it)))
                .map(it -> choice(it, chosen))
                .toList();
        return new ColumnGroup(title, listed, Math.max(0, all.size() - MOST_LISTED));
    }

    private static Choice choice(Column column, List<Column> chosen) {
        return new Choice(column.text(), column.title(), chosen.contains(column));
    }
}
