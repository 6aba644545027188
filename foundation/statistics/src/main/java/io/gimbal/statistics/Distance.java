package io.gimbal.statistics;

/// How far two windows are apart, and everything needed to read the number.
///
/// @param method the name of the distance, with the base of its logarithm where it has one
/// @param binning the name of the rule the cells come from; `none` where values were compared as they are
public record Distance(String method, double value, String binning, Counts reference, Counts current) {
    static final String UNBINNED = "none";
}
