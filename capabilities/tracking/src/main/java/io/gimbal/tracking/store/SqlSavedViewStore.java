package io.gimbal.tracking.store;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonString;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.views.SavedView;
import io.gimbal.tracking.views.SavedViewStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

final class SqlSavedViewStore implements SavedViewStore {
    @Override
    public List<SavedView> list(Transaction transaction, ExperimentId experiment) throws SQLException {
        return transaction.list(
                "SELECT * FROM tracking_view WHERE experiment = ? ORDER BY name",
                SqlSavedViewStore::view,
                experiment.number());
    }

    @Override
    public void put(Transaction transaction, ExperimentId experiment, SavedView view) throws SQLException {
        if (view.isDefault()) {
            transaction.update("UPDATE tracking_view SET is_default = FALSE WHERE experiment = ?", experiment.number());
        }
        transaction.update(
                "INSERT INTO tracking_view (experiment, name, filter, orders, columns, lifecycle, is_default)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (experiment, name) DO UPDATE SET"
                        + " filter = excluded.filter, orders = excluded.orders, columns = excluded.columns,"
                        + " lifecycle = excluded.lifecycle, is_default = excluded.is_default",
                experiment.number(),
                view.name(),
                view.filter(),
                Json.text(Json.toValue(view.orders())),
                Json.text(Json.toValue(view.columns())),
                view.lifecycle().name().toLowerCase(Locale.ROOT),
                view.isDefault());
    }

    @Override
    public boolean delete(Transaction transaction, ExperimentId experiment, String name) throws SQLException {
        return transaction.update(
                        "DELETE FROM tracking_view WHERE experiment = ? AND name = ?", experiment.number(), name)
                == 1;
    }

    private static SavedView view(Row row) throws SQLException {
        return new SavedView(
                row.text("name"),
                row.text("filter"),
                texts(row.text("orders")),
                texts(row.text("columns")),
                LifecycleView.valueOf(row.text("lifecycle").toUpperCase(Locale.ROOT)),
                row.flag("is_default"));
    }

    private static List<String> texts(String json) {
        JsonArray array = (JsonArray) Json.parse(json);
        return array.items().stream().map(item -> ((JsonString) item).value()).toList();
    }
}
