package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads filters and orders of one sort of thing. Every refusal is INVALID_ARGUMENT, says where it stands and what was
/// expected, and carries that place as its problem; the text of the grammar is in this package's description.
///
/// @param filters what can be compared
/// @param orders what can be ordered by; the types of its keys do not matter
public record FilterGrammar(Vocabulary filters, Vocabulary orders) {
    private static final int MOST_ORDERS = 20;

    /// The empty text finds everything.
    public Filter filter(String text) {
        return new Parser(Source.filter(text), filters).filter();
    }

    /// @param items like `metrics.rmse DESC`; ascending where nothing is said
    /// @throws CodedException INVALID_ARGUMENT also if two order by the same
    public List<OrderBy> orders(List<String> items) {
        return distinct(items.stream()
                .limit(MOST_ORDERS + 1L)
                .map(item -> new Parser(Source.order(item), orders).order())
                .toList());
    }

    /// One field to order by, without a direction.
    public Identifier orderField(String text) {
        return new Parser(Source.order(text), orders).identifier();
    }

    /// The same list.
    ///
    /// @throws CodedException INVALID_ARGUMENT if two order by the same, or there are too many
    public static List<OrderBy> distinct(List<OrderBy> items) {
        Set<Identifier> seen = new HashSet<>();
        List<OrderBy> all = new ArrayList<>();
        for (OrderBy item : items) {
            if (!seen.add(item.identifier())) {
                throw CodedException.invalidArgument(
                        "order_by names " + item.identifier().text() + " twice");
            }
            all.add(item);
        }
        if (all.size() > MOST_ORDERS) {
            throw CodedException.invalidArgument("order_by has more than " + MOST_ORDERS + " items");
        }
        return all;
    }
}
