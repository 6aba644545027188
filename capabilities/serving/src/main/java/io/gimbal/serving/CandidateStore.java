package io.gimbal.serving;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The versions that shadow an endpoint without being declared. Every method is part of the caller's transaction.
public interface CandidateStore {
    /// @return false if it was one already
    boolean create(Transaction transaction, EndpointName endpoint, int version) throws SQLException;

    /// @return false if it was none
    boolean delete(Transaction transaction, EndpointName endpoint, int version) throws SQLException;

    /// In order of number.
    List<Integer> list(Transaction transaction, EndpointName endpoint) throws SQLException;
}
