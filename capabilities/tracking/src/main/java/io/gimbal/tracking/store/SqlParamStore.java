package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Beginning;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.ParamStore;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

final class SqlParamStore implements ParamStore {
    private final SqlKeys keys;

    SqlParamStore(SqlKeys keys) {
        this.keys = keys;
    }

    @Override
    public void create(Transaction transaction, RunKey run, List<Param> params) throws SQLException {
        if (params.isEmpty()) {
            return;
        }
        SqlKeys.Numbers numbers =
                keys.numbers(transaction, params.stream().map(Param::key).toList());
        int created = transaction.insert(
                "INSERT INTO tracking_param (run, key, experiment, value, beginning)",
                params.stream()
                        .map(param -> new Object[] {
                            run.number(),
                            numbers.of(param.key()),
                            run.experiment().number(),
                            param.value(),
                            Beginning.of(param.value())
                        })
                        .toList(),
                "ON CONFLICT DO NOTHING");
        if (created < params.size()) {
            requireUnchanged(params, list(transaction, run));
        }
    }

    private static void requireUnchanged(List<Param> params, List<Param> present) {
        Map<Key, String> values = present.stream().collect(Collectors.toMap(Param::key, Param::value));
        params.forEach(param -> requireSame(Objects.requireNonNull(values.get(param.key())), param));
    }

    @Override
    public List<Param> list(Transaction transaction, RunKey run) throws SQLException {
        return transaction.list(
                "SELECT k.name AS name, p.value AS value FROM tracking_param p JOIN tracking_key k ON k.id = p.key"
                        + " WHERE p.run = ? ORDER BY k.name",
                row -> new Param(new Key(row.text("name")), row.text("value")),
                run.number());
    }

    private static void requireSame(String present, Param param) {
        if (!present.equals(param.value())) {
            throw CodedException.invalidArgument("Changing param values is not allowed. Param \"" + param.key()
                    + "\" is \"" + present + "\" and cannot become \"" + param.value() + "\"");
        }
    }
}
