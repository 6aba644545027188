package io.gimbal.pipelines;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The declared pipelines. Every method is part of the caller's transaction.
public interface PipelineStore {
    void put(Transaction transaction, Pipeline pipeline) throws SQLException;

    Optional<Pipeline> find(Transaction transaction, PipelineName name) throws SQLException;

    /// In order of project and name.
    List<Pipeline> list(Transaction transaction) throws SQLException;

    void delete(Transaction transaction, PipelineName name) throws SQLException;
}
