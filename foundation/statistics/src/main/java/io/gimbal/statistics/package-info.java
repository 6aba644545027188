/// Pure statistics: no I/O, no clock, no randomness; the same input gives the same answer to the last bit. The
/// home of Hipparchus, which stays inside.
///
/// Start with what is compared: a [Sample] of numbers, the [Categories] of a text column, [Pairs] of observed
/// and predicted values, or a [HistogramProfile] that was counted chunk by chunk. All of them leave missing
/// values and infinities out and count them ([Counts]).
///
/// - **Has a distribution moved?** [KolmogorovSmirnov] and [Wasserstein] take samples, [ChiSquare] takes
///   categories; a [Divergence] takes the [Table] that a [Binning] or the categories give. [Correction]
///   adjusts many p-values, [ControlLimit] says how far the reference's own chunks are apart.
/// - **How wrong is a model?** [RegressionErrors] with their intervals, [PredictionBias].
/// - **How certain is a share?** [Proportion] with its interval, [ProportionTest] for two of them.
///
/// What cannot be computed is a state of its own: every answer that may not exist is a [Measurement], either
/// `Measured` or `Undefined` with a reason. An undefined result is never 0, never NaN and never "no drift".
@NullMarked
package io.gimbal.statistics;

import org.jspecify.annotations.NullMarked;
