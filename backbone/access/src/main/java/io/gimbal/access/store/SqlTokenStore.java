package io.gimbal.access.store;

import io.gimbal.access.Role;
import io.gimbal.access.Token;
import io.gimbal.access.TokenId;
import io.gimbal.access.TokenStore;
import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlTokenStore implements TokenStore {
    private static final Keyset<Token> ORDER = new Keyset<>(
            List.of("id"),
            Keyset.Direction.ASCENDING,
            token -> List.of(token.id().value()));

    @Override
    public void create(Transaction transaction, Token token) throws SQLException {
        transaction.update(
                "INSERT INTO access_token (id, name, secret_hash, role, consumer, created_at, expires_at, revoked_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                token.id().value(),
                token.name(),
                token.secretHash().toString(),
                token.role().text(),
                token.consumer(),
                token.createdAt(),
                token.expiresAt(),
                token.revokedAt());
    }

    @Override
    public Optional<Token> find(Transaction transaction, TokenId id) throws SQLException {
        return transaction.find("SELECT * FROM access_token WHERE id = ?", SqlTokenStore::token, id.value());
    }

    @Override
    public void update(Transaction transaction, Token next) throws SQLException {
        transaction.update(
                "UPDATE access_token SET revoked_at = ? WHERE id = ?",
                next.revokedAt(),
                next.id().value());
    }

    @Override
    public Page<Token> list(Transaction transaction, PageRequest page) throws SQLException {
        return ORDER.read(transaction, page, "SELECT * FROM access_token WHERE 1 = 1", SqlTokenStore::token);
    }

    private static Token token(Row row) throws SQLException {
        return new Token(
                new TokenId(row.text("id")),
                row.text("name"),
                Digest.parse(row.text("secret_hash")),
                Role.parse(row.text("role")),
                row.findText("consumer"),
                row.instant("created_at"),
                row.findInstant("expires_at"),
                row.findInstant("revoked_at"));
    }
}
