package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Turns what the domain refuses into problems that say where they stand.
final class Refusals {
    private static final Set<ErrorCode> OF_THE_WRITER =
            Set.of(ErrorCode.INVALID_ARGUMENT, ErrorCode.UNSUPPORTED, ErrorCode.NOT_FOUND, ErrorCode.ALREADY_EXISTS);

    private Refusals() {}

    /// What is made; empty if it was refused, which `problems` then say.
    static <T> Optional<T> collect(Problems problems, Location location, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (CodedException e) {
            if (!OF_THE_WRITER.contains(e.code())) {
                throw e;
            }
            problems.add(problem(location, e));
            return Optional.empty();
        }
    }

    static Problem problem(Location location, CodedException refused) {
        return Problem.at(location, refused.getMessage())
                .withCode(refused.isOfTheWriter() ? refused.code() : ErrorCode.INVALID_ARGUMENT);
    }
}
