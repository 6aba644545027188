package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import java.util.List;

/// Where serving tells at once of predictions whose champion could not answer, or gave what cannot be. Thread-safe.
/// What is lost in a crash is found again when the day is closed.
public interface ChampionFailures {
    /// Returns at once; what follows from it follows within a second.
    void failed(AssetRef endpoint, List<ServedPrediction> predictions);
}
