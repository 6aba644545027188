package io.gimbal.mlflow.tracking;

import io.gimbal.core.IdSource;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.search.Searches;

/// What the routes call.
///
/// @param database for what one call of MLflow's changes by two services at once, like a batch with a tag that is the
///     run's name
/// @param ids where the names of nameless runs are drawn from
public record TrackingServices(
        Database database,
        Experiments experiments,
        Runs runs,
        RunLog log,
        LoggedModels models,
        Searches searches,
        IdSource ids) {}
