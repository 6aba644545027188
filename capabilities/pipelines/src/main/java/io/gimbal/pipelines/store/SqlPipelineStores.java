package io.gimbal.pipelines.store;

import io.gimbal.pipelines.OutputStore;
import io.gimbal.pipelines.PipelineRunStore;
import io.gimbal.pipelines.PipelineStore;
import io.gimbal.pipelines.RetrainingStore;
import io.gimbal.sql.Migrations;

/// The stores of pipelines.
public final class SqlPipelineStores {
    public static final Migrations MIGRATIONS = new Migrations("pipelines");

    private SqlPipelineStores() {}

    public static PipelineStore pipelines() {
        return new SqlPipelineStore();
    }

    public static PipelineRunStore runs() {
        return new SqlPipelineRunStore();
    }

    public static OutputStore outputs() {
        return new SqlOutputStore();
    }

    public static RetrainingStore retrainings() {
        return new SqlRetrainingStore();
    }
}
