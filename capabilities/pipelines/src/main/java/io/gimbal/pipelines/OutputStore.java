package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What steps have made, by the digest of their basis. Every method is part of the caller's transaction.
public interface OutputStore {
    /// Replaces what was there, which can no longer be read.
    void put(Transaction transaction, Digest basis, StepOutput output, Instant now) throws SQLException;

    Optional<StepOutput> find(Transaction transaction, Digest basis) throws SQLException;
}
