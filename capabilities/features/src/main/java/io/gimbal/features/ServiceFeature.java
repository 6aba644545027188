package io.gimbal.features;

/// One feature of a service, found in its view.
///
/// @param index its place among the features of the view
public record ServiceFeature(FeatureRef ref, int index, ColumnType type) {
    /// What it is called in vectors and training sets.
    public String column() {
        return ref.column();
    }
}
