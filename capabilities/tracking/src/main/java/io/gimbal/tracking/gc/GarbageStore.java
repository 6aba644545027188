package io.gimbal.tracking.gc;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The rows of what was deleted. Every method is part of the caller's transaction.
public interface GarbageStore {
    /// The number of the newest run; 0 if there never was one.
    long newestRun(Transaction transaction) throws SQLException;

    /// Of the runs numbered above `from` up to `to`, those that were deleted before that time, or whose experiment was.
    List<DeletedRun> runs(Transaction transaction, Instant before, long from, long to) throws SQLException;

    /// Removes the run and remembers what it leaves behind: its history and its files.
    ///
    /// @return whether it was still there and deleted
    boolean delete(Transaction transaction, DeletedRun run, Instant before) throws SQLException;

    /// What runs left behind that are gone.
    List<DeletedRun> remains(Transaction transaction) throws SQLException;

    /// Removes a part of the history that a run left behind; others wait for the database meanwhile.
    ///
    /// @param limit about how many values
    /// @return whether there was anything
    boolean deleteMetrics(Transaction transaction, RunKey run, int limit) throws SQLException;

    /// Nothing is left of the run.
    void forget(Transaction transaction, RunKey run) throws SQLException;

    /// Of the models numbered above `after` the first that were deleted before that time, or whose experiment was, in
    /// order of their numbers; nobody restores a model.
    List<DeletedModel> models(Transaction transaction, Instant before, long after, int limit) throws SQLException;

    /// Removes the model with everything that is known about it.
    void deleteModel(Transaction transaction, DeletedModel model) throws SQLException;

    /// The experiments that were deleted before that time and hold nothing any more, never the default one.
    List<ExperimentId> emptyExperiments(Transaction transaction, Instant before) throws SQLException;

    /// Removes the experiment, unless it came back meanwhile.
    ///
    /// @return whether it was removed
    boolean deleteExperiment(Transaction transaction, ExperimentId experiment, Instant before) throws SQLException;
}
