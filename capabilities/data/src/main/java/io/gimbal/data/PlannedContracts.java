package io.gimbal.data;

import io.gimbal.core.Problem;
import io.gimbal.declare.Scope;
import io.gimbal.query.Schema;
import java.util.List;

/// Contracts as the declarations of a plan want them. Thread-safe.
public interface PlannedContracts {
    /// Why a table of these columns cannot keep the contract, whatever its rows: a column that is missing, a rule that
    /// does not fit.
    ///
    /// @return empty also if the plan has no such contract or it is broken, which is a problem of its own
    List<Problem> disagreements(Scope scope, String contract, Schema table);
}
