/// How far the time of the data has come, and what becomes due as it moves.
///
/// [EventClock] moves in two ways. What capabilities take in they [Watermark#note]; a [Follower] moves the clock on to
/// the newest of these [Arrivals]. And a client may say with [EventClock#advance] that everything before a moment has
/// been sent, which gives a replay the same decisions every time. What waits for a moment ([Due]: a chunk of a monitor
/// to close, a promotion to decide) then happens, in order of event time, each with all that follows from it.
///
/// Time does not go back, so what claims to come from the future is not believed: [Horizon].
@NullMarked
package io.gimbal.eventtime;

import org.jspecify.annotations.NullMarked;
