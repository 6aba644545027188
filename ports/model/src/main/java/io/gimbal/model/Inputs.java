package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import java.util.List;

/// The door of a model: rows that come through have its inputs, in its order, typed as it expects, with missing
/// values treated as it declares.
final class Inputs {
    private final List<String> names;
    private final List<ColumnType> types;
    private final MissingInputs missing;

    Inputs(Signature signature, MissingInputs missing) {
        this.names = signature.inputNames();
        this.types = signature.inputs().stream().map(Field::type).toList();
        this.missing = missing;
    }

    /// @throws CodedException INVALID_ARGUMENT with every unknown, missing or wrongly typed column and the
    ///     nearest name, or naming the column and row of a missing value that the model does not take
    Rows admit(Rows given) {
        if (!given.names().equals(names) || !hasTypes(given)) {
            explain(given).throwIfAny("the inputs of the model");
        }
        return missing.apply(given.select(names));
    }

    private boolean hasTypes(Rows given) {
        for (int i = 0; i < types.size(); i++) {
            if (given.columns().get(i).type() != types.get(i)) {
                return false;
            }
        }
        return true;
    }

    private Problems explain(Rows given) {
        Problems problems = new Problems();
        for (String name : given.names()) {
            if (!names.contains(name)) {
                Problem problem = Problem.in(name, "unknown column");
                problems.add(problem.withNearest(name, names));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            explain(names.get(i), types.get(i), given, problems);
        }
        return problems;
    }

    private static void explain(String name, ColumnType type, Rows given, Problems problems) {
        if (!given.names().contains(name)) {
            problems.add(name, "missing column");
        } else if (given.column(name).type() != type) {
            problems.add(
                    name,
                    "expected " + words(type) + ", found "
                            + words(given.column(name).type()));
        }
    }

    private static String words(ColumnType type) {
        return switch (type) {
            case NUMBER -> "numbers";
            case TEXT -> "texts";
        };
    }
}
