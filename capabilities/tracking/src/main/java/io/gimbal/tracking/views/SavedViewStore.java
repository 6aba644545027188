package io.gimbal.tracking.views;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import java.sql.SQLException;
import java.util.List;

/// The views of experiments. Every method is part of the caller's transaction.
public interface SavedViewStore {
    /// In order of name.
    List<SavedView> list(Transaction transaction, ExperimentId experiment) throws SQLException;

    /// Replaces one of the same name. No other is the default any more if this one is.
    void put(Transaction transaction, ExperimentId experiment, SavedView view) throws SQLException;

    /// @return false if there was none
    boolean delete(Transaction transaction, ExperimentId experiment, String name) throws SQLException;
}
