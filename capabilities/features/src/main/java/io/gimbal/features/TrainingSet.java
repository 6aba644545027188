package io.gimbal.features;

import java.nio.file.Path;
import java.util.List;

/// A training set that was built.
///
/// @param path the Parquet file
/// @param leftOut rows of the spine whose label was not known
/// @param features its last columns
public record TrainingSet(Path path, long rowCount, long leftOut, List<ServiceFeature> features) {
    public TrainingSet {
        features = List.copyOf(features);
    }
}
