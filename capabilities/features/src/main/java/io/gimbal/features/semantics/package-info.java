/// What a feature's value is, to the bit: pure code without input, output, clock or engine. Training sets,
/// backfill, stream and lookup decide nothing about values themselves; they only bring events here in different
/// orders.
///
/// # What a lookup sees
///
/// Time is event time in whole microseconds. An event becomes *visible* at its event time, or at the time it
/// became known if that is later ([Visibility]). **At equal times events precede lookups**: a lookup at `q`
/// sees exactly the events with `visible <= q`. [AsOf] is the one place that says so. In terms of half-open
/// intervals a lookup stands just behind its own microsecond, at `end = q + 1us`, and everything before `end`
/// exists for it. So one comparison serves both kinds of views: as-of is inclusive for latest values, and a
/// window is the half-open interval
///
/// ```
/// [ floor(end - w, step), end )        floor(t, step) = step * floor(t / step), since 1970-01-01T00:00Z
/// ```
///
/// whose new end is exact and whose old end is cut to the view's resolution ([WindowSpan]). With resolution
/// `exact` the step is one microsecond and the window is `(q - w, q]`, exactly `w` long.
///
/// # Values
///
/// - Events with the same id are one event. Whoever brings events here has removed repetitions.
/// - A window's value depends on the *multiset* of events in it and on nothing else: counts are longs, sums are
/// exact   ([ExactSum]) and rounded once at the end, minima and maxima have no ties worth telling apart.
/// Therefore merging   [Tile]s is associative and commutative on bits, equal multisets have equal bytes, and a
/// late or out-of-order event   is simply merged.
/// - Null inputs are ignored. No input at all means 0 for counts and sums, null for the others.
/// - The latest value is the greatest visible row in the total order of [RowOrder]: event time, created time,
/// source   sequence. A row older than the time to live is [io.gimbal.features.FieldStatus#OUTSIDE_MAX_AGE]
/// ([TimeToLive]).
///
/// # Starting points
///
/// [WindowEvaluation] turns the tiles and raw events of one entity into the features of a windowed view;
/// [TileSpace] is where it finds them, in memory or in a store. [RowHistory] is the same for latest values.
@NullMarked
package io.gimbal.features.semantics;

import org.jspecify.annotations.NullMarked;
