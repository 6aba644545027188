package io.gimbal.json;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.core.NearestName;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Says what is wrong with a value, by its path (`trips[3].zone`; empty for the whole document).
final class Mismatch {
    private static final int MAX_EXCERPT = 60;

    private Mismatch() {}

    static CodedException missing(Path path) {
        return coded(Problem.in(path.toString(), "is missing"));
    }

    static CodedException unknown(Path path, String name, Collection<String> known) {
        Problem problem = Problem.in(path.toString(), "is not known");
        Optional<String> hint = NearestName.hint(name, known);
        return coded(hint.map(problem::withHint).orElse(problem));
    }

    static CodedException at(Path path, String expected, JsonValue found) {
        String excerpt = excerpt(found);
        return coded(Problem.in(path.toString(), "expected " + expected + ", found " + describe(found, excerpt))
                .withExcerpt(excerpt));
    }

    static CodedException invalid(Path path, String message) {
        return coded(Problem.in(path.toString(), message));
    }

    /// The same failure, said of a place; what a record says of one component is said of that.
    static CodedException rethrown(Path path, RuntimeException failure) {
        Problem plain = Problem.in("", String.valueOf(failure.getMessage()));
        Problem said = failure instanceof CodedException refused ? said(refused, plain) : plain;
        CodedException coded = coded(said.movedTo(below(path, said.location())));
        coded.initCause(failure);
        return coded;
    }

    private static Problem said(CodedException refused, Problem plain) {
        Problem one = refused.problems().size() == 1 ? refused.problems().getFirst() : plain;
        return one.withCode(refused.isOfTheWriter() ? refused.code() : ErrorCode.INVALID_ARGUMENT);
    }

    private static Location below(Path path, Location inner) {
        String outer = path.toString();
        String joint =
                outer.isEmpty() || inner.source().isEmpty() || inner.source().startsWith("[") ? "" : ".";
        return Location.of(outer + joint + inner);
    }

    private static CodedException coded(Problem problem) {
        String source = problem.location().source();
        String subject = source.isEmpty() ? "" : "field \"" + source + "\" ";
        String hint = problem.hint().map(text -> " (" + text + ")").orElse("");
        return new CodedException(problem.code(), subject + problem.message() + hint, List.of(problem));
    }

    private static String describe(JsonValue found, String excerpt) {
        return switch (found) {
            case JsonNull _ -> "null";
            case JsonObject _, JsonArray _ -> found.kind();
            case JsonString _, JsonNumber _, JsonBoolean _ -> excerpt;
        };
    }

    private static String excerpt(JsonValue found) {
        return Excerpt.of(Json.text(found), MAX_EXCERPT);
    }
}
