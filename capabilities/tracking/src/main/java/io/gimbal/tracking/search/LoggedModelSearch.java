package io.gimbal.tracking.search;

import io.gimbal.core.Page;
import io.gimbal.filter.Filter;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.models.LoggedModelRecord;
import io.gimbal.tracking.models.LoggedModelStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds logged models that are not deleted. Thread-safe.
public final class LoggedModelSearch {
    private final Database database;
    private final LoggedModelStore store;

    public LoggedModelSearch(Database database, LoggedModelStore store) {
        this.database = database;
        this.store = store;
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if filter, order or token cannot be read
    public Page<LoggedModelRecord> search(LoggedModelQuery query) {
        Filter filter = SearchGrammars.LOGGED_MODELS.filter(query.filter());
        Ordering ordering = LoggedModelOrders.ordering(query.orders());
        if (query.experiments().isEmpty()) {
            return Page.last(List.of());
        }
        String text = "models" + query.experiments() + filter + query.datasets() + query.orders();
        return database.read(transaction -> {
            LoggedModelTerms terms = new LoggedModelTerms(new Tests(transaction.dialect()), query.datasets());
            List<Fragment> conditions = terms.conditions(query.experiments(), filter);
            Page<Hit> hits = new Listing(
                            text, "tracking_model m", "m.number", conditions, ordering, query.size(), query.after())
                    .page(transaction);
            return new Page<>(records(transaction, hits), hits.next());
        });
    }

    private List<LoggedModelRecord> records(Transaction transaction, Page<Hit> hits) throws SQLException {
        List<LoggedModelRecord> records = new ArrayList<>();
        for (Hit hit : hits.items()) {
            LoggedModelId id = new LoggedModelId(hit.values().getLast().value().toString());
            records.add(store.record(transaction, store.find(transaction, id).orElseThrow()));
        }
        return records;
    }
}
