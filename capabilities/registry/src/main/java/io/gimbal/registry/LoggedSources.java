package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The port to the models that runs have logged, from which clients register versions. Thread-safe.
public interface LoggedSources {
    Optional<Logged> find(Transaction transaction, String id) throws SQLException;

    /// Says on the logged model that it has become a version.
    ///
    /// @param model as clients call it
    void registered(Transaction transaction, String id, String model, int number) throws SQLException;

    /// A logged model.
    ///
    /// @param location where its files are
    /// @param run the id of the run that made it; may be empty
    record Logged(String location, String run) {}

    /// Where nothing is logged.
    static LoggedSources none() {
        return new LoggedSources() {
            @Override
            public Optional<Logged> find(Transaction transaction, String id) {
                return Optional.empty();
            }

            @Override
            public void registered(Transaction transaction, String id, String model, int number) {
                throw new IllegalStateException("nothing is logged, so " + id + " cannot become a version");
            }
        };
    }
}
