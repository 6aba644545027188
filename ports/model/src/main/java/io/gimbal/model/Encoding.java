package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows as plain numbers, for models that know nothing else: a number stays one, a category becomes one number
/// for each name seen in training, 1 where the row has it and 0 elsewhere. A name never seen gives zeros; a
/// missing value gives NaN. Immutable and thread-safe.
public final class Encoding {
    /// One number of an encoded row.
    ///
    /// @param category the name it stands for; empty if it is the input itself
    public record Term(String input, Optional<String> category) {}

    private final List<Term> terms;
    private final List<Slot> slots;

    /// Where an input goes: one place, or one for each category.
    private record Slot(String input, int first, Map<String, Integer> categories) {
        boolean isNumber() {
            return categories.isEmpty();
        }
    }

    /// @param terms those of one input side by side
    public Encoding(List<Term> terms) {
        this.terms = List.copyOf(terms);
        Map<String, Slot> byInput = new LinkedHashMap<>();
        for (int at = 0; at < terms.size(); at++) {
            Term term = terms.get(at);
            int first = at;
            Slot slot = byInput.computeIfAbsent(term.input(), input -> new Slot(input, first, new HashMap<>()));
            term.category().ifPresent(name -> slot.categories.put(name, first));
        }
        this.slots = List.copyOf(byInput.values());
    }

    /// The encoding of a table: texts, and the numbers that are named, are categories.
    ///
    /// @param categories inputs whose numbers are names, zone ids for example
    /// @param maximumCategories of one input; of more, the most frequent are kept
    /// @throws CodedException INVALID_ARGUMENT if a category input is not in the table, with the nearest name
    public static Encoding learn(Rows rows, List<String> categories, int maximumCategories) {
        categories.forEach(rows::column); // must exist
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < rows.names().size(); i++) {
            String name = rows.names().get(i);
            Column column = rows.columns().get(i);
            if (column.type() == ColumnType.NUMBER && !categories.contains(name)) {
                terms.add(new Term(name, Optional.empty()));
            } else {
                column.mostFrequent(maximumCategories).stream()
                        .sorted()
                        .forEach(category -> terms.add(new Term(name, Optional.of(category))));
            }
        }
        return new Encoding(terms);
    }

    public List<Term> terms() {
        return terms;
    }

    public int width() {
        return terms.size();
    }

    /// Writes the numbers of one row.
    ///
    /// @param into at least as long as there are terms
    public void encode(Rows rows, int row, double[] into) {
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Column column = columnOf(rows, i, slot);
            if (slot.isNumber()) {
                into[slot.first] = number(column, row);
            } else {
                encodeCategory(slot, column.category(row), into);
            }
        }
    }

    private static void encodeCategory(Slot slot, @Nullable String category, double[] into) {
        int end = slot.first + slot.categories.size();
        Arrays.fill(into, slot.first, end, category == null ? Double.NaN : 0);
        Integer place = category == null ? null : slot.categories.get(category);
        if (place != null) {
            into[place] = 1;
        }
    }

    /// By place where the rows are arranged as in training, which they nearly always are.
    private static Column columnOf(Rows rows, int place, Slot slot) {
        return place < rows.names().size() && rows.names().get(place).equals(slot.input)
                ? rows.columns().get(place)
                : rows.column(slot.input);
    }

    private static double number(Column column, int row) {
        return switch (column) {
            case NumberColumn numbers -> numbers.value(row);
            case TextColumn _ -> throw new CodedException(ErrorCode.CORRUPT, "the model takes a text for a number");
        };
    }
}
