package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import io.gimbal.filter.OrderBy;
import io.gimbal.tracking.Beginning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What the runs of one experiment can be ordered by, as SQL over a run `r`.
record RunOrders(RunTerms terms) {
    private static final OrderBy LATEST_FIRST = new OrderBy(SearchGrammars.START, false);
    private static final OrderBy BY_ID = new OrderBy(SearchGrammars.RUN_ID, true);

    /// The keys that were asked for, then the start, the latest first, then the id, which decides.
    Ordering ordering(List<OrderBy> asked) {
        List<OrderBy> all = new ArrayList<>(asked);
        all.add(LATEST_FIRST);
        all.add(BY_ID);
        List<SortKey> keys = new ArrayList<>();
        for (OrderBy order : all) {
            Ordering before = new Ordering(keys);
            if (!before.names(RunTerms.home(order.identifier())) && !before.names(SearchGrammars.RUN_ID)) {
                keys.add(key(order, keys.size()));
            }
        }
        return new Ordering(keys);
    }

    private SortKey key(OrderBy order, int number) {
        Identifier identifier = RunTerms.home(order.identifier());
        return switch (identifier.entity()) {
            case "metric" -> metric(identifier, order.ascending(), number);
            case "param" -> text(identifier, order.ascending(), number, "tracking_param");
            case "tag" ->
                identifier.key().equals(RunTerms.PARENT_TAG)
                        ? SortKey.column(identifier, order.ascending(), SortKey.Type.TEXT, terms.parent())
                                .orMissing()
                        : text(identifier, order.ascending(), number, "tracking_tag");
            default -> attribute(identifier, order.ascending());
        };
    }

    private SortKey attribute(Identifier identifier, boolean ascending) {
        return switch (identifier.key()) {
            case "run_id" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "r.id");
            case "run_name" -> scanned(SortKey.column(identifier, ascending, SortKey.Type.TEXT, "r.name"), "name");
            case "user_id" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "r.user_name");
            case "status" -> scanned(SortKey.column(identifier, ascending, SortKey.Type.TEXT, "r.status"), "status");
            case "artifact_uri" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "r.artifacts");
            case "duration" ->
                SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "(r.ended_at - r.started_at)")
                        .orMissing();
            case "start_time" ->
                scanned(SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "r.started_at"), "start");
            default ->
                scanned(
                        SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "r.ended_at")
                                .orMissing(),
                        "end");
        };
    }

    private SortKey scanned(SortKey key, String index) {
        String name = "tracking_run_by_" + index;
        String column = key.value().sql();
        Fragment there = Fragment.of("r.experiment = ? AND " + column + " IS NOT NULL", terms.experiment());
        return key.scanned(new OrderedScan(
                "tracking_run r" + terms.using(name),
                there,
                column,
                column,
                value -> terms.column(key.identifier(), Fragment.of(column + " = ?", value), name),
                _ -> true,
                Optional.empty(),
                Optional.of(key)
                        .filter(it -> !it.isAlwaysThere())
                        .map(it -> terms.column(it.identifier(), Fragment.of(column + " IS NULL"), ""))));
    }

    private SortKey metric(Identifier identifier, boolean ascending, int number) {
        OptionalLong key = terms.number(identifier);
        if (key.isEmpty()) {
            return unknown(identifier, ascending, SortKey.Type.REAL);
        }
        Fragment phase = Fragment.of(
                "CASE WHEN o" + number + ".run IS NULL THEN 2 WHEN o" + number + ".nan = TRUE THEN 1 ELSE 0 END");
        String table = "tracking_latest_metric";
        Function<Object, RunCondition> group = value -> terms.keyed(
                identifier, table, key.getAsLong(), Fragment.of("c.nan = FALSE AND c.value = ?", value), true);
        OrderedScan scan = new OrderedScan(
                table + " h",
                Fragment.of("h.experiment = ? AND h.key = ? AND h.nan = FALSE", terms.experiment(), key.getAsLong()),
                "h.value",
                "h.value",
                group,
                _ -> true,
                Optional.of(terms.keyed(identifier, table, key.getAsLong(), Fragment.of("c.nan = TRUE"), true)),
                Optional.of(missing(identifier, table, key.getAsLong())));
        return joined(identifier, ascending, SortKey.Type.REAL, number, table, key.getAsLong(), phase, scan);
    }

    private SortKey text(Identifier identifier, boolean ascending, int number, String table) {
        OptionalLong key = terms.number(identifier);
        if (key.isEmpty()) {
            return unknown(identifier, ascending, SortKey.Type.TEXT);
        }
        Fragment phase = Fragment.of("CASE WHEN o" + number + ".run IS NULL THEN 2 ELSE 0 END");
        OrderedScan scan = new OrderedScan(
                table + " h",
                Fragment.of("h.experiment = ? AND h.key = ?", terms.experiment(), key.getAsLong()),
                "h.beginning",
                "h.value",
                value -> terms.keyed(identifier, table, key.getAsLong(), Fragment.of("c.beginning = ?", value), true),
                value -> Beginning.isWhole(value.toString()),
                Optional.empty(),
                Optional.of(missing(identifier, table, key.getAsLong())));
        return joined(identifier, ascending, SortKey.Type.TEXT, number, table, key.getAsLong(), phase, scan);
    }

    private static SortKey joined(
            Identifier identifier,
            boolean ascending,
            SortKey.Type type,
            int number,
            String table,
            long key,
            Fragment phase,
            OrderedScan scan) {
        String alias = "o" + number;
        Fragment join = Fragment.of(
                " LEFT JOIN " + table + " " + alias + " ON " + alias + ".run = r.number AND " + alias + ".key = ?",
                key);
        return new SortKey(identifier, ascending, type, join, phase, Fragment.of(alias + ".value"), Optional.of(scan));
    }

    private static RunCondition missing(Identifier identifier, String table, long key) {
        return new RunCondition(
                identifier,
                Fragment.of("(SELECT 1 FROM " + table + " c WHERE c.run = r.number AND c.key = ?) IS NULL", key),
                Optional.empty(),
                Optional.empty());
    }

    /// Nothing was ever called so: no run has it.
    private static SortKey unknown(Identifier identifier, boolean ascending, SortKey.Type type) {
        Fragment nothing = Fragment.of("CAST(NULL AS " + (type == SortKey.Type.TEXT ? "TEXT)" : "DOUBLE PRECISION)"));
        return new SortKey(identifier, ascending, type, Fragment.NONE, SortKey.NOWHERE, nothing, Optional.empty());
    }
}
