package io.gimbal.debt;

import java.util.List;

/// The scores of the models in production. Thread-safe.
@FunctionalInterface
public interface MlTestScores {
    /// In order of the models' names.
    List<MlTestScore> list();
}
