package io.gimbal.data.ingest;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.data.Delivery;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.DataFiles;
import io.gimbal.query.FileFormat;
import io.gimbal.query.Frame;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The files of a delivery as relations `file_0`, `file_1` and so on, each with the columns that a source
/// asks for.
///
/// @param columns of each file: our column to the file's
record RawFiles(List<Map<SourceColumn.Cast, RawColumn>> columns) {

    static RelationName relation(int file) {
        return new RelationName("file_" + file);
    }

    static Map<RelationName, DataFiles> relations(Delivery delivery) {
        Map<RelationName, DataFiles> relations = new LinkedHashMap<>();
        for (Delivery.File file : delivery.files()) {
            DataFiles files = new DataFiles(FileFormat.of(file.path()), List.of(file.path()));
            relations.put(relation(relations.size()), files);
        }
        return relations;
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming every column that a file lacks
    static RawFiles find(Queries queries, Source source, Delivery delivery) {
        Problems problems = new Problems();
        List<Map<SourceColumn.Cast, RawColumn>> found = new ArrayList<>();
        for (int i = 0; i < delivery.files().size(); i++) {
            Map<String, RawColumn> available = describe(queries, i);
            Map<SourceColumn.Cast, RawColumn> columns = new LinkedHashMap<>();
            for (SourceColumn.Cast wanted : source.castColumns()) {
                Optional<RawColumn> column = Optional.ofNullable(available.get(fold(wanted.from())));
                column.ifPresent(raw -> columns.put(wanted, raw));
                if (column.isEmpty()) {
                    problems.add(missing(delivery.files().get(i), wanted, available));
                }
            }
            found.add(columns);
        }
        problems.throwIfAny("the files of source " + source.name());
        return new RawFiles(found);
    }

    /// The only relation `file_0`, which has every column of the source.
    static RawFiles of(Queries queries, Source source) {
        Map<String, RawColumn> available = describe(queries, 0);
        Map<SourceColumn.Cast, RawColumn> columns = new LinkedHashMap<>();
        for (SourceColumn.Cast wanted : source.castColumns()) {
            columns.put(wanted, Objects.requireNonNull(available.get(fold(wanted.from()))));
        }
        return new RawFiles(List.of(columns));
    }

    private static Map<String, RawColumn> describe(Queries queries, int file) {
        Frame described = queries.frame(Query.of("DESCRIBE " + relation(file)));
        int name = described.schema().indexOf("column_name");
        int type = described.schema().indexOf("column_type");
        Map<String, RawColumn> columns = new LinkedHashMap<>();
        for (int row = 0; row < described.rowCount(); row++) {
            RawColumn column = new RawColumn(described.text(name, row), described.text(type, row));
            columns.put(fold(column.name()), column);
        }
        return columns;
    }

    private static Problem missing(Delivery.File file, SourceColumn.Cast wanted, Map<String, RawColumn> available) {
        Problem problem = Problem.in(
                file.name(), "has no column \"" + wanted.from() + "\", which \"" + wanted.name() + "\" is read from");
        List<String> names = available.values().stream().map(RawColumn::name).toList();
        return problem.withNearest(wanted.from(), names);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
