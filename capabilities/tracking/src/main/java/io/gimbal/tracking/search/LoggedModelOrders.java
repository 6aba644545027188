package io.gimbal.tracking.search;

import io.gimbal.core.CodedException;
import io.gimbal.filter.Identifier;
import io.gimbal.tracking.search.LoggedModelQuery.Dataset;
import io.gimbal.tracking.search.LoggedModelQuery.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What logged models can be ordered by, as SQL over a model `m`.
final class LoggedModelOrders {
    private static final int MOST = 20;
    private static final Identifier CREATED = new Identifier("attributes", "creation_timestamp");
    private static final Identifier ID = new Identifier("attributes", "model_id");

    private LoggedModelOrders() {}

    /// The keys that were asked for, then the newest first, then the id, which decides.
    static Ordering ordering(List<Order> asked) {
        if (asked.size() > MOST) {
            throw CodedException.invalidArgument("order_by has more than " + MOST + " items");
        }
        List<SortKey> keys = new ArrayList<>();
        asked.forEach(order -> keys.add(
                key(SearchGrammars.LOGGED_MODELS.orderField(order.field()), order.ascending(), order.dataset())));
        Dataset any = new Dataset("", "");
        keys.add(key(CREATED, false, any));
        keys.add(key(ID, true, any));
        return new Ordering(keys);
    }

    private static SortKey key(Identifier identifier, boolean ascending, Dataset dataset) {
        if (identifier.entity().equals("metrics")) {
            return metric(identifier, ascending, dataset);
        }
        return switch (identifier.key()) {
            case "name" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "m.name");
            case "model_id" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "m.id");
            case "model_type" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "m.type");
            case "source_run_id" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "m.run");
            case "experiment_id" -> SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "m.experiment");
            case "status" -> SortKey.column(identifier, ascending, SortKey.Type.TEXT, "m.status");
            case "creation_timestamp" -> SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "m.created_at");
            default -> SortKey.column(identifier, ascending, SortKey.Type.INTEGER, "m.updated_at");
        };
    }

    /// The latest point.
    private static SortKey metric(Identifier identifier, boolean ascending, Dataset dataset) {
        Fragment latest = Fragment.of(
                " FROM tracking_model_metric c WHERE c.model = m.number AND c.key = ??"
                        + " ORDER BY c.at DESC, c.step DESC, c.value DESC, c.nan DESC LIMIT 1)",
                identifier.key(),
                dataset.name().isEmpty() ? Fragment.NONE : Fragment.of(" AND ?", LoggedModelTerms.on(dataset)));
        return new SortKey(
                identifier,
                ascending,
                SortKey.Type.REAL,
                Fragment.NONE,
                Fragment.of("COALESCE((SELECT CASE WHEN c.nan = TRUE THEN 1 ELSE 0 END?, 2)", latest),
                Fragment.of("(SELECT c.value?", latest),
                Optional.empty());
    }
}
