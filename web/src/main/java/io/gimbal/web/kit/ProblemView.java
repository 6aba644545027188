package io.gimbal.web.kit;

import io.gimbal.http.ProblemJson;
import java.util.List;

/// A refusal as a page tells it.
///
/// @param lines of the detail
public record ProblemView(int status, String title, List<String> lines, String instance, List<String> problems) {
    public ProblemView {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    static ProblemView of(ProblemJson problem) {
        return new ProblemView(
                problem.status(),
                problem.title(),
                problem.detail().lines().toList(),
                problem.instance(),
                problem.problems().stream()
                        .map(item ->
                                item.location().isBlank() ? item.message() : item.location() + ": " + item.message())
                        .toList());
    }
}
