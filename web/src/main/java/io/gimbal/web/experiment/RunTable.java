package io.gimbal.web.experiment;

import io.gimbal.filter.Identifier;
import io.gimbal.filter.OrderBy;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.Family;
import io.gimbal.tracking.search.SearchGrammars;
import io.gimbal.web.experiment.RunsView.Head;
import io.gimbal.web.experiment.RunsView.Row;
import io.gimbal.web.kit.TrackingAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Lays runs out as a table.
record RunTable(Look look, List<Column> columns, Instant now) {
    private static final Identifier NAME = new Identifier("attribute", "run_name");
    private static final Identifier STATUS = new Identifier("attribute", "status");

    /// Name and status first, then the columns.
    List<Head> heads() {
        List<Head> heads = new ArrayList<>();
        heads.add(head("Run", "", Optional.of(NAME), false));
        heads.add(head("Status", "", Optional.of(STATUS), false));
        columns.forEach(column -> heads.add(head(column.title(), column.kind(), column.order(), column.isFigure())));
        return heads;
    }

    private Head head(String title, String kind, Optional<Identifier> order, boolean isFigure) {
        Optional<OrderBy> current =
                SearchGrammars.RUNS.orders(look.orders()).stream().findFirst();
        Optional<Boolean> ascending =
                current.filter(it -> Optional.of(it.identifier()).equals(order)).map(OrderBy::ascending);
        boolean down = ascending.orElse(false) || (ascending.isEmpty() && isFigure);
        return new Head(
                title,
                kind,
                order.map(it -> look.ordered(it.text() + (down ? " DESC" : " ASC"))
                                .href())
                        .orElse(""),
                ascending.map(up -> up ? "ascending" : "descending").orElse(""),
                isFigure);
    }

    List<Row> rows(List<RunRecord> records, Family family) {
        List<List<Cell>> cells =
                columns.stream().map(column -> cells(column, records)).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            int at = i;
            rows.add(row(
                    records.get(i).run(),
                    family,
                    cells.stream().map(column -> column.get(at)).toList()));
        }
        return rows;
    }

    private Row row(Run run, Family family, List<Cell> cells) {
        Optional<RunId> parent = run.parent().filter(family.names()::containsKey);
        return new Row(
                run.id().value(),
                run.name(),
                TrackingAddresses.of(run),
                run.status(),
                run.lifecycle() == LifecycleStage.DELETED,
                parent.flatMap(id -> Optional.ofNullable(family.names().get(id)))
                        .orElse(""),
                parent.map(id -> "/runs/" + id).orElse(""),
                family.parents().contains(run.id()) ? below(run) : "",
                cells);
    }

    private String below(Run run) {
        return look.filtered("tags.mlflow.parentRunId = '" + run.id() + "'").href();
    }

    /// With bars where the numbers of this page differ.
    private List<Cell> cells(Column column, List<RunRecord> records) {
        DoubleSummaryStatistics range = records.stream()
                .flatMap(record -> column.number(record).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return records.stream()
                .map(record -> withBar(column.cell(record, now), column.number(record), range))
                .toList();
    }

    private static Cell withBar(Cell cell, OptionalDouble number, DoubleSummaryStatistics range) {
        double width = range.getMax() - range.getMin();
        return number.isPresent() && width > 0 && Double.isFinite(width)
                ? cell.withBar((number.getAsDouble() - range.getMin()) / width)
                : cell;
    }
}
