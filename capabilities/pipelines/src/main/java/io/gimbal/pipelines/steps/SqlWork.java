package io.gimbal.pipelines.steps;

import io.gimbal.blob.Blob;
import io.gimbal.core.DataSize;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.query.DataFiles;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.RelationName;
import io.gimbal.query.SandboxLimits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a table by a query that sees only the tables it names.
final class SqlWork implements StepWork {
    private static final int CODE = 1;

    /// Enough for a large table, and no more than one query may take of a laptop.
    private static final SandboxLimits LIMITS =
            new SandboxLimits(200_000_000, Inputs.PATIENCE, DataSize.ofMegabytes(512));

    private final Step.Sql step;
    private final RunContext context;
    private final Tools tools;
    private final StepSql sql;
    private final Map<String, Table> tables = new TreeMap<>();

    SqlWork(Step.Sql step, RunContext context, Inputs inputs, Tools tools) {
        this.step = step;
        this.context = context;
        this.tools = tools;
        this.sql = StepSql.of(step.sql());
        sql.tables(tools.stores().engine()).forEach(name -> tables.put(name, inputs.table(name)));
    }

    @Override
    public Optional<JsonObject> basis() {
        Basis basis = Basis.of(step, CODE);
        tables.forEach((name, table) -> basis.input(name, table.digest()));
        for (String name : sql.parameters()) {
            if (name.equals(StepSql.AS_OF)) {
                basis.asOf(context.asOf());
            } else {
                Optional.ofNullable(context.parameters().get(name)).ifPresent(value -> basis.parameter(name, value));
            }
        }
        return basis.build();
    }

    @Override
    public StepOutput run() {
        Query query = sql.bind(context.asOf(), context.parameters());
        Map<RelationName, DataFiles> relations = new LinkedHashMap<>();
        tables.forEach((name, table) -> relations.put(new RelationName(name), table.files()));
        Path target = context.folder().resolve(step.name() + ".parquet");
        try (Queries sandbox = tools.stores().engine().sandbox(relations, LIMITS)) {
            ParquetFile file = context.control().stoppable(sandbox::cancel, () -> sandbox.write(query, target));
            Blob blob = tools.stores().blobs().put(file.path());
            List<String> from = tables.values().stream()
                    .flatMap(table -> table.from().stream())
                    .distinct()
                    .toList();
            return new StepOutput(
                    StepOutput.Kind.TABLE,
                    Optional.of(blob.digest()),
                    file.rowCount(),
                    file.rowCount() + " rows",
                    JsonObject.EMPTY,
                    from);
        }
    }
}
