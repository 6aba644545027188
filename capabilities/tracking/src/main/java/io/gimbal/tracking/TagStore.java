package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The tags of runs. Every method is part of the caller's transaction.
public interface TagStore {
    /// A tag that is there gets the new value; of two in one list the last counts.
    void put(Transaction transaction, RunKey run, List<Tag> tags) throws SQLException;

    /// @return false if there was none
    boolean delete(Transaction transaction, RunKey run, Key key) throws SQLException;

    /// In order of key.
    List<Tag> list(Transaction transaction, RunKey run) throws SQLException;
}
