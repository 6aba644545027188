package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where each version stands, and how it came there. Every method is part of the caller's transaction.
public interface StandingStore {
    void put(Transaction transaction, Standing standing) throws SQLException;

    Optional<Standing> find(Transaction transaction, VersionId version) throws SQLException;

    /// The versions of a model that stand in the stage, in no order.
    List<Standing> list(Transaction transaction, ModelName model, Stage stage) throws SQLException;

    /// The stages in which versions of a model stand, in order of name.
    List<Stage> stages(Transaction transaction, ModelName model) throws SQLException;

    /// The versions of a model that ever came into the stage, in order of number.
    List<VersionId> reached(Transaction transaction, ModelName model, Stage stage) throws SQLException;

    void append(Transaction transaction, Transition transition) throws SQLException;

    /// The newest moves of a model's versions, in the order in which they were recorded, the newest first.
    List<Transition> newest(Transaction transaction, ModelName model, int most) throws SQLException;

    /// The version's moves, oldest first.
    List<Transition> list(Transaction transaction, VersionId version) throws SQLException;
}
