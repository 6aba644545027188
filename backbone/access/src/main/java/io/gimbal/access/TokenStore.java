package io.gimbal.access;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The tokens of one installation. Every method is part of the caller's transaction.
public interface TokenStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the id is taken
    void create(Transaction transaction, Token token) throws SQLException;

    Optional<Token> find(Transaction transaction, TokenId id) throws SQLException;

    /// Replaces the token of the same id.
    void update(Transaction transaction, Token next) throws SQLException;

    /// Revoked and expired ones included, in order of id.
    Page<Token> list(Transaction transaction, PageRequest page) throws SQLException;
}
