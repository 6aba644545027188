package io.gimbal.data.kinds;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.util.function.Function;

/// What a check of ours refuses, as problems of the declaration that was checked.
final class Faults {
    private Faults() {}

    /// @param place where in the declaration a problem belongs
    static void collect(Runnable check, Function<Problem, Location> place, Problems problems) {
        try {
            check.run();
        } catch (CodedException e) {
            if (!e.isOfTheWriter()) {
                throw e;
            }
            e.problemsAt(Location.of("")).forEach(problem -> problems.add(moved(problem, place.apply(problem))));
        }
    }

    private static Problem moved(Problem problem, Location location) {
        String where = problem.location().source();
        String message = where.isEmpty() ? problem.message() : where + ": " + problem.message();
        return problem.withMessage(message).movedTo(location);
    }
}
