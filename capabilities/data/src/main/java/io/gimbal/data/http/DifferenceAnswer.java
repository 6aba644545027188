package io.gimbal.data.http;

import io.gimbal.data.DatasetDifference;
import io.gimbal.data.Profile.ColumnProfile;
import io.gimbal.data.Profile.NumberSummary;
import io.gimbal.query.Column;
import java.util.List;
import java.util.Optional;

/// A difference as answered.
record DifferenceAnswer(
        String dataset, long from, long to, RowsAnswer rows, SchemaAnswer schema, List<ProfileAnswer> profile) {
    record RowsAnswer(long from, long to, long added, long removed, Optional<Long> changed) {}

    record SchemaAnswer(List<Column> added, List<Column> removed, List<DatasetDifference.ChangedType> changed) {}

    record ProfileAnswer(String column, FiguresAnswer from, FiguresAnswer to) {}

    record FiguresAnswer(
            long missing, long distinct, Optional<Double> minimum, Optional<Double> maximum, Optional<Double> mean) {
        static FiguresAnswer of(ColumnProfile column) {
            return new FiguresAnswer(
                    column.nullCount(),
                    column.distinctCount(),
                    column.numbers().map(NumberSummary::minimum),
                    column.numbers().map(NumberSummary::maximum),
                    column.numbers().map(NumberSummary::mean));
        }
    }

    static DifferenceAnswer of(DatasetDifference found) {
        return new DifferenceAnswer(
                found.from().dataset().value(),
                found.from().number(),
                found.to().number(),
                new RowsAnswer(
                        found.from().content().rowCount(),
                        found.to().content().rowCount(),
                        found.added(),
                        found.removed(),
                        found.changed()),
                new SchemaAnswer(found.addedColumns(), found.removedColumns(), found.changedTypes()),
                found.profile().stream()
                        .map(it ->
                                new ProfileAnswer(it.column(), FiguresAnswer.of(it.from()), FiguresAnswer.of(it.to())))
                        .toList());
    }
}
