package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureField;
import io.gimbal.features.JoinKey;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.WindowedView;
import io.gimbal.features.semantics.AsOf;
import io.gimbal.features.semantics.HeapTileSpace;
import io.gimbal.features.semantics.WindowEvent;
import io.gimbal.features.semantics.WindowedPlan;
import io.gimbal.query.Column;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The windows of some views in one pass over events and spine together, sorted by entity and time, events
/// first. For one entity after the other it does what the online store does: add the events that have become
/// visible, then look up. So only one entity's windows are in memory at a time.
final class WindowPass {
    private final ViewGroup<WindowedView> group;
    private final List<WindowedPlan> plans;
    private final List<String> columns;

    WindowPass(ViewGroup<WindowedView> group) {
        this.group = group;
        this.plans = group.views().keySet().stream()
                .map(view -> WindowedPlan.of(view, group.source()))
                .toList();
        Set<String> all = new LinkedHashSet<>();
        plans.forEach(plan -> all.addAll(plan.columns()));
        this.columns = List.copyOf(all);
    }

    /// @param reading has the rows of the source and the spine
    /// @param writing gets the result
    FeatureTable create(QuerySession reading, RelationName rows, QuerySession writing, String suffix) {
        RelationName name = new RelationName("windows_" + suffix);
        List<Column> result = new ArrayList<>();
        result.add(Sql.column("__ordinal", ColumnType.LONG));
        group.features().forEach(feature -> result.add(Sql.column(feature.column(), feature.type())));
        try (Rows sorted = reading.query(Query.of(sorted(rows)));
                TableAppender table = writing.create(name, new Schema(result))) {
            new Evaluation(table).run(sorted);
        }
        return new FeatureTable(name, group.features());
    }

    private String sorted(RelationName rows) {
        List<String> keys = new ArrayList<>();
        List<String> events = new ArrayList<>();
        List<String> lookups = new ArrayList<>();
        group.keys().forEach((key, column) -> {
            String alias = "k" + keys.size();
            keys.add(alias);
            events.add(Sql.name(column) + " as " + alias);
            lookups.add(Sql.name(key.name()) + " as " + alias);
        });
        for (String column : columns) {
            String alias = "v" + (events.size() - keys.size());
            events.add(value(column) + " as " + alias);
            lookups.add("null as " + alias);
        }
        String known = Sql.and(group.keys().keySet().stream()
                .map(key -> Sql.name(key.name()) + " is not null")
                .toList());
        return "select * from (select " + prefix(events)
                + "__visible as moment, __time as happened, -1 as ordinal from "
                + rows + " where " + group.keysKnown() + " and " + reachable() + " union all select " + prefix(lookups)
                + "__asof as moment, null as happened, __ordinal as ordinal from " + Spine.ROWS + " where " + known
                + ") order by " + prefix(keys) + "moment, ordinal >= 0";
    }

    private static String prefix(List<String> columns) {
        return columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
    }

    /// Columns that are no numbers are only counted.
    private String value(String column) {
        String name = Sql.name(column);
        return group.source().type(column).numeric() ? name : "case when " + name + " is not null then 0 end";
    }

    /// Leaves out the events that no lookup of the spine can see.
    private String reachable() {
        long longest = plans.stream()
                .flatMap(plan -> plan.spans().stream())
                .mapToLong(span -> span.length() + span.step())
                .max()
                .orElse(0);
        return "__visible <= (select max(__asof) from " + Spine.ROWS + ") and __time >= (select min(__asof) from "
                + Spine.ROWS + ") - " + longest;
    }

    /// The pass itself. Its state is that of one entity.
    private final class Evaluation {
        private final TableAppender table;
        private final EntityRuns runs;
        private final List<PlanRun> planRuns;

        Evaluation(TableAppender table) {
            this.table = table;
            this.runs = new EntityRuns(
                    group.keys().keySet().stream().map(JoinKey::type).toList());
            this.planRuns = new ArrayList<>();
            List<List<ServiceFeature>> selected = List.copyOf(group.views().values());
            for (int i = 0; i < plans.size(); i++) {
                planRuns.add(new PlanRun(plans.get(i), columns, selected.get(i)));
            }
        }

        void run(Rows sorted) {
            EventColumns reader = new EventColumns(sorted.schema(), columns, group.source());
            sorted.forEach((frame, row) -> {
                if (runs.isNext(frame, row)) {
                    planRuns.forEach(PlanRun::restart);
                }
                if (reader.isLookup(frame, row)) {
                    lookUp(reader.ordinal(frame, row), new AsOf(reader.at(frame, row)));
                } else {
                    WindowEvent event = reader.event(frame, row);
                    planRuns.forEach(plan -> plan.add(event));
                }
            });
        }

        private void lookUp(long ordinal, AsOf asOf) {
            table.integer(ordinal);
            planRuns.forEach(plan -> plan.lookUp(asOf, table));
            table.endRow();
        }
    }

    /// One view in the pass.
    private static final class PlanRun {
        private final WindowedPlan plan;
        private final int[] lanes;
        private final List<ServiceFeature> selected;
        private final long longest;
        private HeapTileSpace space;

        PlanRun(WindowedPlan plan, List<String> columns, List<ServiceFeature> selected) {
            this.plan = plan;
            this.lanes = plan.columns().stream().mapToInt(columns::indexOf).toArray();
            this.selected = selected;
            this.longest = plan.spans().stream()
                    .mapToLong(span -> span.length() + span.step())
                    .max()
                    .orElse(0);
            this.space = HeapTileSpace.ofPast(plan);
        }

        void restart() {
            space = HeapTileSpace.ofPast(plan);
        }

        void add(WindowEvent event) {
            space.add(event.select(lanes));
        }

        void lookUp(AsOf asOf, TableAppender table) {
            space.forgetBefore(asOf.micros() - longest);
            List<FeatureField> fields = plan.evaluate(space, asOf);
            for (ServiceFeature feature : selected) {
                fields.get(feature.index())
                        .value()
                        .ifPresentOrElse(value -> Values.append(table, value), table::missing);
            }
        }
    }

    /// Reads the columns that [#sorted] selects.
    private static final class EventColumns {
        private final int firstValue;
        private final int at;
        private final int happened;
        private final int ordinal;
        private final boolean[] real;

        EventColumns(Schema schema, List<String> columns, io.gimbal.features.EventSource source) {
            ordinal = schema.indexOf("ordinal");
            happened = schema.indexOf("happened");
            at = schema.indexOf("moment");
            firstValue = at - columns.size();
            real = new boolean[columns.size()];
            for (int i = 0; i < real.length; i++) {
                real[i] = source.type(columns.get(i)) == ColumnType.DOUBLE;
            }
        }

        boolean isLookup(Frame frame, int row) {
            return frame.integer(ordinal, row) >= 0;
        }

        long ordinal(Frame frame, int row) {
            return frame.integer(ordinal, row);
        }

        long at(Frame frame, int row) {
            return frame.integer(at, row);
        }

        WindowEvent event(Frame frame, int row) {
            long nulls = 0;
            long[] values = new long[real.length];
            for (int i = 0; i < values.length; i++) {
                int column = firstValue + i;
                if (frame.isNull(column, row)) {
                    nulls |= 1L << i;
                } else {
                    values[i] =
                            real[i] ? Double.doubleToRawLongBits(frame.real(column, row)) : frame.integer(column, row);
                }
            }
            return new WindowEvent(frame.integer(happened, row), at(frame, row), nulls, values);
        }
    }
}
