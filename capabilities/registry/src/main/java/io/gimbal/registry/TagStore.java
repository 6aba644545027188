package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The tags of models and versions. Every method is part of the caller's transaction.
public interface TagStore {
    void put(Transaction transaction, ModelName model, Tag tag) throws SQLException;

    void put(Transaction transaction, VersionId version, Tag tag) throws SQLException;

    /// Remembers that the version has moved since its tag was set; setting it again forgets that.
    void spend(Transaction transaction, VersionId version, String key) throws SQLException;

    boolean isSpent(Transaction transaction, VersionId version, String key) throws SQLException;

    /// Nothing happens if there is none.
    void delete(Transaction transaction, ModelName model, String key) throws SQLException;

    /// Nothing happens if there is none.
    void delete(Transaction transaction, VersionId version, String key) throws SQLException;

    /// In order of key.
    List<Tag> list(Transaction transaction, ModelName model) throws SQLException;

    /// In order of key.
    List<Tag> list(Transaction transaction, VersionId version) throws SQLException;
}
