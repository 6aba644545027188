package io.gimbal.pipelines;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The runs of pipelines. Every method is part of the caller's transaction. Runs outlive their pipeline.
public interface PipelineRunStore {
    /// The number the pipeline's next run gets.
    long nextNumber(Transaction transaction, PipelineName pipeline) throws SQLException;

    void create(Transaction transaction, PipelineRun run) throws SQLException;

    /// Replaces what is known of the run itself, and nothing of its steps.
    void update(Transaction transaction, PipelineRun run) throws SQLException;

    void updateStep(Transaction transaction, RunId run, int position, StepRun step) throws SQLException;

    Optional<PipelineRun> find(Transaction transaction, RunId id) throws SQLException;

    /// Newest first.
    Page<PipelineRun> list(Transaction transaction, PipelineName pipeline, PageRequest page) throws SQLException;

    /// Those that have not ended.
    List<PipelineRun> listUnfinished(Transaction transaction) throws SQLException;
}
