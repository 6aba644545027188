/// Features: what a model knows about an entity at a moment, with the same meaning in training and in serving.
///
/// Declarations: an [EventSource] tells how rows become events, an [Entity] what features are about, a
/// [FeatureView] how events become features ([LatestValueView] or [WindowedView]), a [FeatureService] which of
/// them a model uses.
///
/// The meaning itself, to the bit, is in `semantics`; training set, backfill, stream and lookup all use that
/// package and nothing else to decide what a lookup sees.
@NullMarked
package io.gimbal.features;

import org.jspecify.annotations.NullMarked;
