package io.gimbal.web.experiment;

import io.gimbal.filter.Identifier;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A filter for who never wrote one, of what the table shows.
record FilterExample(List<Column> columns, List<RunRecord> runs) {
    private static final String OF_ANY_RUN = "attributes.status = 'FINISHED'";
    private static final MathContext ROUGHLY = new MathContext(3);

    /// Compares the first metric, the first param, or both.
    String text() {
        String text = Stream.of(Kind.METRIC, Kind.PARAM).flatMap(this::clause).collect(Collectors.joining(" AND "));
        return text.isEmpty() ? OF_ANY_RUN : text;
    }

    private Stream<String> clause(Kind kind) {
        return columns.stream()
                .filter(column -> column instanceof KeyColumn key && key.of() == kind)
                .flatMap(column -> runs.stream().flatMap(run -> clause(column, run).stream()))
                .limit(1);
    }

    private static Optional<String> clause(Column column, RunRecord run) {
        return column.order()
                .map(Identifier::text)
                .flatMap(name -> comparison(column, run).map(it -> name + it));
    }

    private static Optional<String> comparison(Column column, RunRecord run) {
        if (column.isFigure()) {
            return column.number(run).stream()
                    .mapToObj(number ->
                            " < " + new BigDecimal(number).round(ROUGHLY).toPlainString())
                    .findFirst();
        }
        return Optional.of(column.cell(run, run.run().startedAt()).whole())
                .filter(value -> !value.isEmpty() && !value.contains("'") && value.length() < 20)
                .map(value -> " = '" + value + "'");
    }
}
