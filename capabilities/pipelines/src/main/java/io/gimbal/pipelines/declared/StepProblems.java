package io.gimbal.pipelines.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Declared;
import java.util.Collection;

/// Says what is wrong with steps, and where.
record StepProblems(Declared<PipelineDeclaration> declared, Problems problems) {
    void add(String message, Object... path) {
        problems.add(Problem.at(declared.location(path), message));
    }

    /// A problem of something else that a step names.
    void moved(Problem problem, String given, Object[] path) {
        problems.add(problem.withMessage(problem.location() + ": " + problem.message())
                .withExcerpt(given)
                .movedTo(declared.location(path)));
    }

    /// @param candidates what could have been meant
    void unknown(String message, String given, Collection<String> candidates, Object[] path) {
        Problem problem = Problem.at(declared.location(path), message).withExcerpt(given);
        problems.add(problem.withNearest(given, candidates));
    }

    /// The way to something inside a step.
    Object[] path(int step, Object... inner) {
        Object[] path = new Object[inner.length + 2];
        path[0] = "steps";
        path[1] = step;
        System.arraycopy(inner, 0, path, 2, inner.length);
        return path;
    }
}
