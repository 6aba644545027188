package io.gimbal.rules.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.types.CelType;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.rules.Expression;
import io.gimbal.rules.ValueType;
import io.gimbal.rules.Variables;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says the library's complaints the way Gimbal says them: where, what, and the nearest valid name.
final class CompileProblems {
    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);

    private CompileProblems() {}

    static List<Problem> of(Collection<CelIssue> issues, Expression expression, Variables variables) {
        return issues.stream()
                .map(issue -> problem(issue, expression, variables))
                .toList();
    }

    /// A problem of the expression as a whole.
    static Problem whole(Expression expression, String message) {
        return at(expression, 1, 1, message);
    }

    static String typeName(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "true or false";
            case INT, UINT -> "a whole number";
            case DOUBLE -> "a number";
            case STRING -> "text";
            case TIMESTAMP -> "a timestamp";
            case DURATION -> "a duration";
            case LIST -> "a list";
            case MAP -> "a map";
            case DYN, ANY -> "a value of unknown type";
            default -> type.name();
        };
    }

    private static Problem problem(CelIssue issue, Expression expression, Variables variables) {
        CelSourceLocation place = issue.getSourceLocation();
        Located located = new Located(expression, Math.max(1, place.getLine()), Math.max(0, place.getColumn()) + 1);
        String message = issue.getMessage();
        Matcher name = UNKNOWN_NAME.matcher(message);
        if (name.matches()) {
            return unknown(located, "variable", name.group(1), variables.types().keySet());
        }
        Matcher field = UNKNOWN_FIELD.matcher(message);
        if (field.matches()) {
            return unknown(
                    located,
                    "field",
                    field.group(1),
                    fieldNames(variables.types().values()));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return noOverload(located, overload.group(1), overload.group(2));
        }
        return located.problem(decapitalize(message));
    }

    private static Problem unknown(Located located, String what, String name, Collection<String> valid) {
        Problem problem = located.problem("unknown " + what + " \"" + name + "\"");
        return problem.withNearest(name, valid);
    }

    private static Problem noOverload(Located located, String function, String types) {
        String name = function.replace("_", "").replace("@", "");
        Problem problem = located.problem("\"" + name + "\" cannot be applied to " + types);
        boolean mixed = types.contains("double") && types.contains("int") && !types.contains("string");
        return mixed ? problem.withHint("write whole numbers as 2.0, or convert with double(...)") : problem;
    }

    private static Set<String> fieldNames(Collection<ValueType> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> collectFields(type, names));
        return names;
    }

    private static void collectFields(ValueType type, Set<String> names) {
        switch (type) {
            case ValueType.Scalar _ -> {}
            case ValueType.ListOf list -> collectFields(list.element(), names);
            case ValueType.MapOf map -> collectFields(map.value(), names);
            case ValueType.ObjectOf object -> {
                names.addAll(object.fields().keySet());
                object.fields().values().forEach(field -> collectFields(field, names));
            }
        }
    }

    private static Problem at(Expression expression, int line, int column, String message) {
        return Problem.at(placed(expression.location(), line, column), message)
                .withExcerpt(expression.excerpt(line, column));
    }

    /// The place in the file when the expression stands in one, else the place in the expression.
    private static Location placed(Location start, int line, int column) {
        return start.line() == 0
                ? new Location(start.source(), line, column)
                : new Location(
                        start.source(),
                        start.line() + line - 1,
                        line == 1 && start.column() > 0 ? start.column() + column - 1 : column);
    }

    private static String decapitalize(String message) {
        String firstLine = message.lines().findFirst().orElse("").strip();
        String text = firstLine.endsWith(".") ? firstLine.substring(0, firstLine.length() - 1) : firstLine;
        return text.isEmpty() ? "not an expression" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private record Located(Expression expression, int line, int column) {
        Problem problem(String message) {
            return at(expression, line, column, message);
        }
    }
}
