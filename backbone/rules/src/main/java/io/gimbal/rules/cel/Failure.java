package io.gimbal.rules.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import io.gimbal.rules.RuleCompiler;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why an evaluation gave nothing, read from the library's exception.
///
/// @param offset where in the expression, -1 when it does not say
record Failure(CelErrorCode code, int offset, String message) {
    private static final Pattern MESSAGE = Pattern.compile("evaluation error at [^:]*:(\\d+): (.*)", Pattern.DOTALL);

    static Failure of(CelEvaluationException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = MESSAGE.matcher(message);
        boolean located = matcher.matches();
        int offset = located ? Integer.parseInt(matcher.group(1)) : -1;
        return new Failure(e.getErrorCode(), offset, ownReason(e, located ? matcher.group(2) : message));
    }

    private static String ownReason(Throwable e, String otherwise) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UndefinedValue undefined) {
                return undefined.reason();
            }
        }
        return otherwise;
    }

    String reason(List<ReadPath> paths) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND ->
                paths.stream()
                        .filter(path -> path.offset() == offset)
                        .findFirst()
                        .map(path -> path.text() + " is missing")
                        .orElse(message);
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "beyond the range of whole numbers";
            case INDEX_OUT_OF_BOUNDS -> "no such element";
            case ITERATION_BUDGET_EXCEEDED -> "more than " + RuleCompiler.MAX_ITERATIONS + " steps";
            case OVERLOAD_NOT_FOUND -> "an operation does not apply to the types it met";
            case AMBIGUOUS_OVERLOAD,
                    BAD_FORMAT,
                    DUPLICATE_ATTRIBUTE,
                    INTERNAL_ERROR,
                    INVALID_ARGUMENT,
                    TYPE_NOT_FOUND -> message;
        };
    }
}
