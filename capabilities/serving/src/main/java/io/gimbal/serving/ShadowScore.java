package io.gimbal.serving;

import java.util.OptionalDouble;

/// How a version and the champion did on the same predictions: those of a span that both answered and whose label was
/// known at its end.
///
/// @param labels how many these are
/// @param mae mean absolute error of the version; empty without labels
/// @param championMae of the champion of each moment; empty without labels
public record ShadowScore(long labels, OptionalDouble mae, OptionalDouble championMae) {}
