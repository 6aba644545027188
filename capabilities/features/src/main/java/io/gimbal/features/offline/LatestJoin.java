package io.gimbal.features.offline;

import io.gimbal.features.Availability;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceFeature;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.util.ArrayList;
import java.util.List;

/// The latest values of some views as one as-of join.
///
/// An as-of join finds the row that became visible last. That is the latest row only where none of them hides
/// another, so the rows are first reduced to those that no row seen as early or earlier outdoes, one for each
/// time of becoming visible: what [io.gimbal.features.semantics.RowHistory] keeps.
final class LatestJoin {
    private final QuerySession session;
    private final ViewGroup<LatestValueView> group;
    private final RelationName rows;

    private LatestJoin(QuerySession session, ViewGroup<LatestValueView> group, RelationName rows) {
        this.session = session;
        this.group = group;
        this.rows = rows;
    }

    /// @param rows of the source
    static FeatureTable create(
            QuerySession session, ViewGroup<LatestValueView> group, RelationName rows, String suffix) {
        RelationName name = new RelationName("latest_" + suffix);
        new LatestJoin(session, group, rows).create(name);
        return new FeatureTable(name, group.features());
    }

    private void create(RelationName name) {
        List<String> features = new ArrayList<>();
        group.views().forEach((view, selected) -> selected.forEach(feature -> features.add(value(view, feature))));
        List<String> on = new ArrayList<>(List.of("s.__one = r.__one", "s.__asof >= r.__visible"));
        group.keys().forEach((key, column) -> on.add("s." + Sql.name(key.name()) + " = r." + Sql.name(column)));
        session.execute(Query.of("create temp table " + name + " as select s.__ordinal, "
                + String.join(", ", features) + " from (select *, 1 as __one from " + Spine.ROWS
                + ") s asof left join (" + visibleRows() + ") r on " + Sql.and(on)));
    }

    /// Null when the row is too old, as [io.gimbal.features.semantics.TimeToLive] says.
    private String value(LatestValueView view, ServiceFeature feature) {
        String column = "r." + Sql.name(view.columns().get(feature.index()));
        boolean expires = view.ttlMicros() != 0 && group.source().time().isPresent();
        String value = expires
                ? "case when r.__time < s.__asof - " + view.ttlMicros() + " then null else " + column + " end"
                : column;
        return value + " as " + Sql.name(feature.column());
    }

    private String visibleRows() {
        String known = "select *, 1 as __one from " + rows + " where " + group.keysKnown();
        String entity = "partition by " + group.keyColumns();
        if (group.source().availability() instanceof Availability.KnownAt) {
            String ranked = "select *, row_number() over (" + entity + " order by __time, __created, __seq) as __rank"
                    + " from (" + known + ")";
            return "select * from (" + ranked + ") qualify __rank = max(__rank) over (" + entity
                    + " order by __visible range between unbounded preceding and current row)";
        }
        return known + " qualify row_number() over (" + entity
                + ", __visible order by __time desc, __created desc, __seq desc) = 1";
    }
}
