package io.gimbal.declare.yaml;

import io.gimbal.core.Problem;

/// Ends the reading of a file at a place beyond which nothing can be said.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
