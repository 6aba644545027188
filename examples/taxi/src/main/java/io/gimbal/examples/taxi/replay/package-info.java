/// What happened, in the order in which it happened, and how it is sent: [TripStream] puts pickups and drop-offs into
/// one order, [Rounds] finds what of it may share a request, and [Replay] sends it and lets event time pass.
@NullMarked
package io.gimbal.examples.taxi.replay;

import org.jspecify.annotations.NullMarked;
