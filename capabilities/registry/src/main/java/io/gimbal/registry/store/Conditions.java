package io.gimbal.registry.store;

import io.gimbal.filter.Clause;
import io.gimbal.filter.Comparison;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Value;
import io.gimbal.registry.RegistryGrammar;
import io.gimbal.sql.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A filter as a condition of SQL. Every value is a parameter. Not thread-safe.
final class Conditions {
    private final Dialect dialect;
    private final Map<String, String> columns;
    private final String tags;
    private final String nameColumn;
    private final List<Object> parameters;
    private final List<String> all = new ArrayList<>();

    /// @param columns of attributes, by key
    /// @param table whose rows are wanted
    /// @param parameters where those of the conditions are appended
    Conditions(Dialect dialect, Map<String, String> columns, SnapshotRows.Table table, List<Object> parameters) {
        this.dialect = dialect;
        this.columns = columns;
        this.tags = table.tags();
        this.nameColumn = table.nameColumn();
        this.parameters = parameters;
    }

    /// `1 = 1 AND ...`.
    String of(Filter filter) {
        all.add("1 = 1");
        for (Clause clause : filter.clauses()) {
            if (!isOtherThanPrompt(clause)) {
                add(clause);
            }
        }
        if (filter.clauses().stream().noneMatch(Conditions::asksForPrompts)) {
            all.add("NOT EXISTS (SELECT 1 " + tags + " AND t.key = ? AND t.value = ?)");
            parameters.add(RegistryGrammar.PROMPT_TAG);
            parameters.add("true");
        }
        return String.join(" AND ", all);
    }

    private void add(Clause clause) {
        if (clause.identifier().entity().equals(RegistryGrammar.TAGS)) {
            parameters.add(clause.identifier().key());
            all.add("EXISTS (SELECT 1 " + tags + " AND t.key = ? AND " + compared("t.value", clause) + ")");
        } else {
            String column = columns.get(clause.identifier().key());
            if (column == null) {
                throw new IllegalStateException("no column for " + clause.text());
            }
            all.add(compared(column, clause));
            if (clause.identifier().key().equals(RegistryGrammar.NAME)
                    && clause.comparison() == Comparison.EQUAL
                    && clause.value() instanceof Value.TextValue(String text)) {
                addPossibleNames(text);
            }
        }
    }

    /// What a name may be of says nothing new, and can be looked up: the name itself, or what follows a project's.
    private void addPossibleNames(String text) {
        List<String> names = new ArrayList<>(List.of(text));
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            names.add(text.substring(dot + 1));
        }
        parameters.addAll(names);
        all.add(nameColumn + " IN (" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")");
    }

    private String compared(String expression, Clause clause) {
        return switch (clause.value()) {
            case Value.ListValue(List<String> values) -> {
                parameters.addAll(values);
                yield expression + " " + clause.comparison().text() + " ("
                        + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
            }
            case Value.NumberValue(double number) -> {
                parameters.add(number);
                yield expression + " " + clause.comparison().text() + " ?";
            }
            case Value.TextValue(String text) -> compared(expression, clause.comparison(), text);
        };
    }

    private String compared(String expression, Comparison comparison, String text) {
        parameters.add(comparison == Comparison.LIKE ? dialect.pattern(text) : text);
        return switch (comparison) {
            case LIKE -> dialect.like(expression);
            case ILIKE -> dialect.likeInAnyCase(expression);
            case EQUAL, NOT_EQUAL, GREATER, AT_LEAST, LESS, AT_MOST, IN, NOT_IN ->
                expression + " " + comparison.text() + " ?";
        };
    }

    /// What is said of prompts holds for what has no such tag, too.
    private static boolean isOtherThanPrompt(Clause clause) {
        return isAboutPrompts(clause, Comparison.NOT_EQUAL, "true");
    }

    private static boolean asksForPrompts(Clause clause) {
        return isAboutPrompts(clause, Comparison.EQUAL, "true")
                || isAboutPrompts(clause, Comparison.NOT_EQUAL, "false");
    }

    private static boolean isAboutPrompts(Clause clause, Comparison comparison, String value) {
        return clause.identifier().entity().equals(RegistryGrammar.TAGS)
                && clause.identifier().key().equals(RegistryGrammar.PROMPT_TAG)
                && clause.comparison() == comparison
                && clause.value().equals(new Value.TextValue(value));
    }
}
