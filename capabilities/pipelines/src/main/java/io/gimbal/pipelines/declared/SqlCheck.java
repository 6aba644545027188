package io.gimbal.pipelines.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.core.Scratch;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.steps.StepSql;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.SandboxLimits;
import io.gimbal.query.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Whether the SQL of a step holds, tried on tables without rows.
final class SqlCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RelationName EMPTY = new RelationName("empty_table");

    private final StepSql sql;
    private final Map<String, JsonValue> parameters;
    private final QueryEngine engine;
    private final Scratch scratch;

    SqlCheck(Step.Sql step, Map<String, JsonValue> parameters, QueryEngine engine, Scratch scratch) {
        this.sql = StepSql.of(step.sql());
        this.parameters = parameters;
        this.engine = engine;
        this.scratch = scratch;
    }

    List<String> tables() {
        return sql.tables(engine);
    }

    /// The columns of the result.
    ///
    /// @param columns of the tables it reads, as far as known
    /// @param complete whether that is all of them
    Optional<Schema> check(Map<String, Schema> columns, boolean complete, Consumer<String> problem) {
        Set<String> known = new TreeSet<>(parameters.keySet());
        known.add(StepSql.AS_OF);
        List<String> unknown =
                sql.parameters().stream().filter(name -> !known.contains(name)).toList();
        unknown.forEach(name -> problem.accept("no parameter \":" + name + "\""
                + NearestName.hint(name, known).map(hint -> ", " + hint).orElse("")));
        if (!unknown.isEmpty() || !complete) {
            return Optional.empty();
        }
        try {
            return Optional.of(describe(columns));
        } catch (CodedException e) {
            if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                throw e;
            }
            problem.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private Schema describe(Map<String, Schema> columns) {
        try (Scratch.Folder folder = scratch.open("plan")) {
            Map<RelationName, DataFiles> relations = new LinkedHashMap<>();
            columns.forEach((name, schema) -> {
                Path file = folder.resolve(name + ".parquet");
                write(schema, file);
                relations.put(new RelationName(name), DataFiles.parquet(file));
            });
            try (Queries sandbox = engine.sandbox(relations, SandboxLimits.DEFAULT)) {
                return sandbox.describe(sql.bind(Instant.EPOCH, parameters));
            }
        }
    }

    private void write(Schema schema, Path file) {
        try (QuerySession session = engine.open(PATIENCE)) {
            session.create(EMPTY, schema).close();
            session.write(Query.of("select * from " + EMPTY), file);
        }
    }
}
