package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;

/// Users' SQL in a DuckDB of its own, whose settings are locked and which may touch no file but those of its
/// relations and its own folder. [SandboxRules] alone would do, and so would the locked instance: both must fail
/// together.
final class DuckDbSandbox implements Queries {
    private final DuckDbSession session;
    private final Set<RelationName> relations;
    private final SandboxLimits limits;
    private final Path folder;

    DuckDbSandbox(DuckDbSession session, Set<RelationName> relations, SandboxLimits limits, Path folder) {
        this.session = session;
        this.relations = Set.copyOf(relations);
        this.limits = limits;
        this.folder = folder;
    }

    @Override
    public Schema describe(Query query) {
        check(query);
        return session.describe(query);
    }

    @Override
    public Rows query(Query query) {
        check(query);
        Rows rows = session.query(query, limits.rows() + 1, SandboxLimits.MOST_TEXT);
        if (rows.rowCount() > limits.rows()) {
            rows.close();
            throw tooManyRows();
        }
        return rows;
    }

    @Override
    public Frame frame(Query query) {
        try (Rows rows = query(query)) {
            return DuckDbRows.collect((DuckDbRows) rows);
        }
    }

    @Override
    public ParquetFile write(Query query, Path target) {
        check(query);
        if (Files.exists(target)) {
            throw CodedException.alreadyExists("there is a file " + target.getFileName() + " already");
        }
        Path draft = folder.resolve("result.parquet");
        ParquetFile written = session.write(query, draft, limits.rows() + 1);
        try {
            if (written.rowCount() > limits.rows()) {
                Files.delete(draft);
                throw tooManyRows();
            }
            Files.move(draft, target);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot write " + target.getFileName(), e);
        }
        return new ParquetFile(target, written.schema(), written.rowCount(), written.size());
    }

    private void check(Query query) {
        SandboxRules.check(session, query.sql(), relations);
    }

    private CodedException tooManyRows() {
        return new CodedException(
                ErrorCode.TOO_LARGE, "the result has more than " + limits.rows() + " rows, add a LIMIT or aggregate");
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public OptionalDouble progress() {
        return session.progress();
    }

    @Override
    public void close() {
        session.close();
    }
}
