package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.ParamStore;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlParamStore implements ParamStore {
    @Override
    public void create(Transaction transaction, RunId run, List<Param> params) throws SQLException {
        for (Param param : params) {
            int created = transaction.update(
                    "INSERT INTO tracking_param (run, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    run.value(),
                    param.key().value(),
                    param.value());
            if (created == 0) {
                requireSame(transaction, run, param);
            }
        }
    }

    @Override
    public List<Param> list(Transaction transaction, RunId run) throws SQLException {
        return transaction.list(
                "SELECT name, value FROM tracking_param WHERE run = ? ORDER BY name",
                row -> new Param(new Key(row.text("name")), row.text("value")),
                run.value());
    }

    private static void requireSame(Transaction transaction, RunId run, Param param) throws SQLException {
        Optional<String> before = transaction.find(
                "SELECT value FROM tracking_param WHERE run = ? AND name = ?",
                row -> row.text("value"),
                run.value(),
                param.key().value());
        if (!before.equals(Optional.of(param.value()))) {
            throw CodedException.invalidArgument("param \"" + param.key() + "\" of run " + run + " is \""
                    + before.orElse("") + "\" and cannot become \"" + param.value() + "\"");
        }
    }
}
