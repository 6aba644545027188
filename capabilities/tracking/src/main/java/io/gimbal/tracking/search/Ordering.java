package io.gimbal.tracking.search;

import io.gimbal.core.PagePosition;
import io.gimbal.core.PageToken;
import io.gimbal.filter.Identifier;
import io.gimbal.sql.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a list is ordered by; the last key is unique.
record Ordering(List<SortKey> keys) {
    Ordering {
        keys = List.copyOf(keys);
    }

    SortKey head() {
        return keys.getFirst();
    }

    Ordering tail() {
        return new Ordering(keys.subList(1, keys.size()));
    }

    Ordering withHead(SortKey head) {
        List<SortKey> all = new ArrayList<>(keys);
        all.set(0, head);
        return new Ordering(all);
    }

    boolean names(Identifier identifier) {
        return keys.stream().anyMatch(key -> key.identifier().equals(identifier));
    }

    /// The columns to read, each with a comma before it.
    Fragment columns() {
        List<Fragment> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            if (!key.isAlwaysThere()) {
                columns.add(Fragment.of(", ? AS p" + i, key.phase()));
            }
            columns.add(Fragment.of(", ? AS v" + i, key.value()));
        }
        return Fragment.join("", columns);
    }

    Fragment joins() {
        return Fragment.join("", keys.stream().map(SortKey::join).toList());
    }

    /// By the columns' names.
    String orderBy() {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).isAlwaysThere()) {
                terms.add("p" + i);
            }
            terms.add("v" + i + keys.get(i).direction());
        }
        return String.join(", ", terms);
    }

    /// That an item comes after that position: it is beyond in the first key, or level and after it in the rest.
    Fragment after(List<SortValue> position) {
        SortKey key = head();
        SortValue value = position.getFirst();
        List<Fragment> ways = new ArrayList<>();
        if (!key.isAlwaysThere()) {
            ways.add(Fragment.of("? > ?", key.phase(), value.phase()));
        }
        if (value.phase() == SortValue.THERE) {
            ways.add(Fragment.of("?" + (key.ascending() ? " > ?" : " < ?"), key.value(), value.value()));
        }
        if (keys.size() > 1) {
            ways.add(Fragment.of("(? AND ?)", level(key, value), tail().after(SortValue.tail(position))));
        }
        return Fragment.of("(?)", Fragment.join(" OR ", ways));
    }

    private static Fragment level(SortKey key, SortValue value) {
        return value.phase() == SortValue.THERE
                ? Fragment.of("? = ?", key.value(), value.value())
                : Fragment.of("? = ?", key.phase(), value.phase());
    }

    List<SortValue> read(Row row) throws SQLException {
        List<SortValue> values = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            values.add(keys.get(i).read(row, i));
        }
        return values;
    }

    /// The token of the page after the one whose last item has these values.
    ///
    /// @param query everything that decides what is found, and in which order
    static PageToken token(String query, List<SortValue> values) {
        List<Object> flat = new ArrayList<>();
        values.forEach(value -> flat.addAll(List.of((long) value.phase(), value.value())));
        return new PagePosition(flat).token(query);
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if the token is not of this query
    List<SortValue> position(PageToken token, String query) {
        return sortValues(PagePosition.of(token, query, this::fits).values());
    }

    private boolean fits(List<Object> flat) {
        if (flat.size() != 2 * keys.size()) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).fits(flat.get(2 * i), flat.get(2 * i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static List<SortValue> sortValues(List<Object> flat) {
        List<SortValue> values = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i < flat.size(); i += 2) {
            values.add(new SortValue(Math.toIntExact((Long) flat.get(i)), flat.get(i + 1)));
        }
        return values;
    }

    Comparator<Hit> comparator() {
        Comparator<Hit> all = (_, _) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            int number = i;
            all = all.thenComparing(
                    hit -> hit.values().get(number), SortValue.order(keys.get(i).ascending()));
        }
        return all;
    }
}
