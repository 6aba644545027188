package io.gimbal.debt.score;

import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import java.util.Optional;

/// Asks the surroundings one of the 28 questions about a model. Empty when nothing there can answer it.
@FunctionalInterface
interface ScoreQuestion {
    Optional<ScoreAnswer> ask(Surroundings surroundings, ServedModel model);
}
