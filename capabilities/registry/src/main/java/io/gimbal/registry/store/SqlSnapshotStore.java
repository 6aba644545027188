package io.gimbal.registry.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.filter.OrderBy;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.RegistryGrammar;
import io.gimbal.registry.RegistryQuery;
import io.gimbal.registry.SnapshotStore;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.registry.store.Seek.Column;
import io.gimbal.registry.store.Seek.ColumnType;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page is found by one statement; what belongs to its rows is read by that statement joined to it, so that no row
/// costs a statement of its own.
final class SqlSnapshotStore implements SnapshotStore {
    private static final Column BY_NAME = new Column("flat", ColumnType.TEXT, true);
    private static final Column NEWEST = new Column("number", ColumnType.NUMBER, false);
    private static final Column LATEST = new Column("updated_at", ColumnType.NUMBER, false);
    private static final Map<String, String> COLUMNS = Map.of(
            RegistryGrammar.NAME, "flat",
            RegistryGrammar.SOURCE, "source",
            RegistryGrammar.RUN, "run_id",
            RegistryGrammar.NUMBER, "number",
            RegistryGrammar.CREATED, "created_at",
            RegistryGrammar.UPDATED, "updated_at");

    @Override
    public Optional<ModelSnapshot> find(Transaction transaction, ModelName model) throws SQLException {
        Statement one = Statement.of(
                SnapshotRows.OF_MODELS.select() + " WHERE x.namespace = ? AND x.name = ?",
                model.namespace(),
                model.name());
        return SnapshotRows.models(transaction, one).stream().findFirst();
    }

    @Override
    public Optional<VersionSnapshot> find(Transaction transaction, VersionId version) throws SQLException {
        Statement one = Statement.of(
                SnapshotRows.OF_VERSIONS.select() + " WHERE x.namespace = ? AND x.model = ? AND x.number = ?",
                version.model().namespace(),
                version.model().name(),
                version.number());
        return SnapshotRows.versions(transaction, one).stream().findFirst();
    }

    @Override
    public Page<ModelSnapshot> models(Transaction transaction, RegistryQuery query, PageRequest page)
            throws SQLException {
        Seek seek = seek(query, BY_NAME);
        Statement found = statement(transaction, query, page, seek, SnapshotRows.OF_MODELS);
        List<PageToken> next = next(transaction, found, page, seek);
        return new Page<>(
                SnapshotRows.models(transaction, found.limited(page.size())),
                next.stream().findFirst());
    }

    @Override
    public Page<VersionSnapshot> versions(Transaction transaction, RegistryQuery query, PageRequest page)
            throws SQLException {
        Seek seek = query.orders().isEmpty() ? seek(query, LATEST, BY_NAME, NEWEST) : seek(query, BY_NAME, NEWEST);
        Statement found = statement(transaction, query, page, seek, SnapshotRows.OF_VERSIONS);
        List<PageToken> next = next(transaction, found, page, seek);
        return new Page<>(
                SnapshotRows.versions(transaction, found.limited(page.size())),
                next.stream().findFirst());
    }

    private static Statement statement(
            Transaction transaction, RegistryQuery query, PageRequest page, Seek seek, SnapshotRows.Table table) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder(table.select()).append(" WHERE ");
        sql.append(new Conditions(transaction.dialect(), COLUMNS, table, parameters).of(query.filter()));
        if (page.after().isPresent()) {
            sql.append(" AND ").append(seek.beyond(page.after().get(), parameters));
        }
        sql.append(" ORDER BY ").append(seek.order());
        return new Statement(sql.toString(), parameters);
    }

    /// The token of the last row of the page, if there is a row after it.
    private static List<PageToken> next(Transaction transaction, Statement found, PageRequest page, Seek seek)
            throws SQLException {
        Statement last = found.limited(2).after(page.size() - 1);
        List<PageToken> tokens = transaction.list(last.sql(), seek::token, last.values());
        return tokens.size() == 2 ? tokens.subList(0, 1) : List.of();
    }

    /// The query's order, then the usual one.
    private static Seek seek(RegistryQuery query, Column... usual) {
        List<Column> columns = new ArrayList<>();
        for (OrderBy order : query.orders()) {
            String key = order.identifier().key();
            ColumnType type = key.equals(RegistryGrammar.NAME) ? ColumnType.TEXT : ColumnType.NUMBER;
            String column = Optional.ofNullable(COLUMNS.get(key)).orElseThrow();
            columns.add(new Column(column, type, order.ascending()));
        }
        for (Column column : usual) {
            if (columns.stream().noneMatch(other -> other.name().equals(column.name()))) {
                columns.add(column);
            }
        }
        return new Seek(columns);
    }
}
