package io.gimbal.declare;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The revisions of the declarations of one installation. Every method is part of the caller's transaction.
public interface DeclarationStore {
    /// @throws io.gimbal.core.CodedException CONFLICT if the declaration has a revision of that number
    void append(Transaction transaction, DeclarationRevision revision) throws SQLException;

    /// The newest revision of each declaration of a project that was not removed, in order of kind and name.
    List<DeclarationRevision> live(Transaction transaction, String project) throws SQLException;

    /// The newest revision, a removal included.
    Optional<DeclarationRevision> newest(Transaction transaction, AssetRef ref) throws SQLException;

    /// The project that has declared, and not removed, an asset of that kind and name.
    Optional<String> owner(Transaction transaction, String kind, String name) throws SQLException;

    /// How many revisions there are, of all projects; whoever applies something makes it more.
    long count(Transaction transaction) throws SQLException;

    /// All revisions of a declaration, newest first.
    Page<DeclarationRevision> list(Transaction transaction, AssetRef ref, PageRequest page) throws SQLException;
}
