package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.SqlText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The rows of a spine whose answer is known, each with its part, in an order that does not depend on how
/// they came.
record SpineRows(Step.TrainingSet step, RunContext context) {
    private static final RelationName SPINE = new RelationName("spine");
    private static final String ID = "id";

    ParquetFile write(QuerySession session, Table spine, Path target) {
        session.register(SPINE, spine.files());
        Schema schema = session.describe(Query.of("select * from " + SPINE));
        schema.indexOf(step.label().column());
        step.label().knownAt().ifPresent(schema::indexOf);
        if (schema.find(TrainingSetFacts.PART).isPresent()) {
            throw CodedException.invalidArgument("the spine has a column \"" + TrainingSetFacts.PART
                    + "\", which is what the part of a row is called");
        }
        Instant asOf = context.asOf();
        String known = step.label()
                .knownAt()
                .map(column -> " and " + SqlText.name(column) + " <= " + timestamp(asOf))
                .orElse("");
        return session.write(
                Query.of("select *, case when " + validates(schema) + " then '" + TrainingSetFacts.VALIDATES
                        + "' else '" + TrainingSetFacts.TRAINS + "' end as " + TrainingSetFacts.PART + " from " + SPINE
                        + " where " + SqlText.name(step.label().column()) + " is not null" + known + " order by "
                        + SqlText.names(order(schema))),
                target);
    }

    /// A condition that holds for the rows that validate. A row without the column trains.
    private String validates(Schema schema) {
        schema.indexOf(step.split().column());
        String column = SqlText.name(step.split().column());
        return switch (step.split()) {
            case Step.Split.ByTime time ->
                "coalesce(" + column + " >= " + timestamp(context.asOf().minus(time.validate())) + ", false)";
            case Step.Split.ByHash hash ->
                // MD5 spreads, it keeps no secret: its first 32 bits, as a share of all
                "coalesce(cast('0x' || left(md5('" + context.seed() + "' || chr(31) || cast(" + column
                        + " as varchar)), 8) as bigint) < " + Math.round(hash.validate() * (1L << 32)) + ", false)";
        };
    }

    private static String timestamp(Instant instant) {
        return "make_timestamp(" + ChronoUnit.MICROS.between(Instant.EPOCH, instant) + ")";
    }

    /// By time, then by event where there are events, then by everything.
    private List<String> order(Schema schema) {
        Set<String> columns = new LinkedHashSet<>(List.of(step.time()));
        schema.find(ID).ifPresent(id -> columns.add(id.name()));
        columns.addAll(schema.names());
        return List.copyOf(columns);
    }
}
