package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The params of runs. Every method is part of the caller's transaction.
public interface ParamStore {
    /// The same value again changes nothing.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming both values if one has another value already
    void create(Transaction transaction, RunKey run, List<Param> params) throws SQLException;

    /// In order of key.
    List<Param> list(Transaction transaction, RunKey run) throws SQLException;
}
