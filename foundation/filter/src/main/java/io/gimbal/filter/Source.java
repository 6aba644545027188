package io.gimbal.filter;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.core.NearestName;
import io.gimbal.core.Problem;
import io.gimbal.core.TextLength;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A text that is read, and how its mistakes are told.
///
/// @param name `filter` or `order_by`
/// @param unreadable how a message about a text outside the grammar begins
record Source(String name, String unreadable, String text) {
    /// Longer than any list of ids that anybody would page through.
    private static final int LONGEST = 500_000;

    private static final int LONGEST_EXCERPT = 80;

    Source {
        if (!TextLength.isWithin(LONGEST, text)) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + " has " + TextLength.of(text) + " characters, more than the " + LONGEST + " allowed");
        }
    }

    /// Foreign clients know the beginning of the message.
    static Source filter(String text) {
        return new Source("filter", "Invalid clause(s) in filter string", text);
    }

    static Source order(String text) {
        return new Source("order_by", "Invalid order_by clause", text);
    }

    /// The text is not of the grammar.
    CodedException unreadable(int offset, String what) {
        return refusal(offset, unreadable + ": " + what, Optional.empty());
    }

    CodedException expected(String what, Token found) {
        return unreadable(found.offset(), "expected " + what + ", found " + beginning(found.shown()));
    }

    /// The text is of the grammar, but says nothing: `unknown attribute "rmse" (did you mean ...)`.
    CodedException unknown(int offset, String what, String given, Collection<String> known) {
        String named = "unknown " + what + " \"" + beginning(given) + "\"";
        return refusal(offset, "invalid " + name + ": " + named, NearestName.hint(given, known));
    }

    CodedException senseless(int offset, String what) {
        return refusal(offset, "invalid " + name + ": " + what, Optional.empty());
    }

    private CodedException refusal(int offset, String what, Optional<String> hint) {
        Problem bare = Problem.at(place(offset), what);
        Problem problem = hint.map(bare::withHint).orElse(bare);
        String message = what + " at " + position(problem.location())
                + hint.map(it -> " (" + it + ")").orElse("");
        return new CodedException(ErrorCode.INVALID_ARGUMENT, message, List.of(problem));
    }

    private static String position(Problem.Location place) {
        String column = "column " + place.column();
        return place.line() == 1 ? column : "line " + place.line() + ", " + column;
    }

    private Problem.Location place(int offset) {
        String before = text.substring(0, offset);
        int line = 1 + (int) before.chars().filter(it -> it == '\n').count();
        return new Problem.Location(name, line, offset - before.lastIndexOf('\n'));
    }

    static String beginning(String text) {
        return Excerpt.of(text, LONGEST_EXCERPT);
    }

    static String shown(int character) {
        boolean visible = character > ' '
                && Character.isDefined(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
        return visible ? "\"" + Character.toString(character) + "\"" : String.format("U+%04X", character);
    }
}
