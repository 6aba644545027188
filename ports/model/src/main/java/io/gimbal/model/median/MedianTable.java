package io.gimbal.model.median;

import java.util.List;
import java.util.Optional;

/// The payload `table.json`.
///
/// @param keys what a row is looked up by, in order of importance
/// @param levels from the finest, which uses all keys, to the overall median, which uses none: a row takes the
///     first level that has its cell
record MedianTable(List<Key> keys, List<Level> levels) {
    static final String FILE = "table.json";

    /// Either `bands` or `categories` is there.
    ///
    /// @param bands the edges of a number's bands: band 0 lies below the first, band i from edge i - 1 up
    /// @param categories the names seen in training
    record Key(String input, Optional<List<Double>> bands, Optional<List<String>> categories) {}

    /// @param keys the first keys, which this level uses
    record Level(List<String> keys, List<Cell> cells) {}

    /// @param at the number of the band, or the category, for each key of the level
    /// @param rows how many training rows are behind the value
    /// @param value the median of their labels
    record Cell(List<String> at, long rows, double value) {}
}
