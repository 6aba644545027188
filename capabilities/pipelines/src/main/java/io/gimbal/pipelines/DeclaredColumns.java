package io.gimbal.pipelines;

import io.gimbal.core.Problem;
import io.gimbal.declare.Scope;
import io.gimbal.query.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The port to what a plan says of tables and features, so that a pipeline can be checked before anything
/// runs. Thread-safe.
public interface DeclaredColumns {
    /// The columns a step finds in a dataset or source.
    ///
    /// @return empty if it is not among what is planned, or broken; then nothing is said about it here
    Optional<Schema> table(Scope scope, String name) throws SQLException;

    /// What models can get from a feature service, in order.
    ///
    /// @return empty if it is not among what is planned, or broken
    Optional<List<ServiceColumn>> service(Scope scope, String name) throws SQLException;

    /// Why a table of these columns cannot keep a contract, whatever its rows.
    ///
    /// @return empty also if the contract is not among what is planned, or broken
    List<Problem> disagreements(Scope scope, String contract, Schema table);

    /// @param column in the table: `zone__borough`
    /// @param address in declarations: `zone.borough`
    record ServiceColumn(String column, String address) {}
}
